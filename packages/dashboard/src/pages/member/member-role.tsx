import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../parts/panel.tsx'
import { RoleField } from '../../parts/role-field.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import type { OfMember } from './member.ts'

/** What an operator may. Another role counts with their next request. */
export function MemberRole({ of: member, isSelf }: OfMember) {
  const { t } = useTranslation()
  const [role, setRole] = useState(member.role)
  const [isAsked, setIsAsked] = useState(false)
  const names = { name: member.name, role: t(`roles.${role}.name`) }
  return (
    <Panel title={t('member.role')} about={t('member.roleAbout')}>
      <Stack gap="md">
        <RoleField value={role} onChange={setRole} isDisabled={member.is_last_owner} />
        {member.is_last_owner ? (
          <Text size="sm" c="dimmed">
            {t('member.lastOwnerRole')}
          </Text>
        ) : (
          <Group>
            <Button disabled={role === member.role} onClick={() => setIsAsked(true)}>
              {t('member.changeRole.deed')}
            </Button>
          </Group>
        )}
      </Stack>
      <ChangeDialog
        of={member}
        change={{ role }}
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        says={{
          title: t('member.changeRole.ask', names),
          about: t(isSelf ? 'member.changeRole.own' : 'member.changeRole.about'),
          deed: t('member.changeRole.deed'),
          done: t('member.changeRole.done', names),
        }}
      />
    </Panel>
  )
}

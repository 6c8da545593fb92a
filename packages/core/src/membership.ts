/** What a customer may in a project: all of it and its members, its keys, or looking on. */
export const memberRoles = ['owner', 'developer', 'viewer'] as const
export type MemberRole = (typeof memberRoles)[number]

/** Whether a role includes what another one may. */
export function includesRole(held: MemberRole, asked: MemberRole): boolean {
  return memberRoles.indexOf(held) <= memberRoles.indexOf(asked)
}

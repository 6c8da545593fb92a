import { basename } from 'node:path'
import { secretFiles } from '../../../installation/generated-secret.ts'
import { type Check, type FileFacts, type Finding, fine } from '../finding.ts'

const secretNames: ReadonlySet<string> = new Set(Object.values(secretFiles))

/** Bits for others than the owner. */
const others = 0o077

export const permissions: Check = ({ files }) => {
  if (files.length === 0) return []
  const open = files.filter(({ mode }) => (mode & others) !== 0)
  const directory = files.find(({ isDirectory }) => isDirectory)
  const foreign = files.filter(({ uid }) => directory !== undefined && uid !== directory.uid)
  const findings = [...open.map(tooOpen), ...foreign.map(ofAnother)]
  return findings.length > 0
    ? findings
    : [fine('permissions', 'The data directory and its files are for their owner alone.')]
}

function tooOpen({ path, mode, isDirectory }: FileFacts): Finding {
  return {
    check: 'permissions',
    level: secretNames.has(basename(path)) ? 'problem' : 'warning',
    says: `${path} is open to others than its owner (mode ${mode.toString(8).padStart(4, '0')}).`,
    mend: `chmod ${isDirectory ? '700' : '600'} '${path}'`,
  }
}

function ofAnother({ path, uid }: FileFacts): Finding {
  return {
    check: 'permissions',
    level: 'warning',
    says: `${path} is of another user (${uid}) than the data directory: the service may not be able to use it.`,
    mend: `Give it to the owner of the directory (chown).`,
  }
}

import { type Finding, findingAt, type RepositoryFile } from '../repository.ts'

/** The host of a package registry, or the resolved address that a lock file takes from one. */
const registry = /\bregistry\.[\w-]+\.(?:org|com)\b|"resolved":\s*"https?:/g

/** The folder of a person or a machine. Paths inside the repository, and of a URL, do not begin like this. */
const machine = /(?<![\w.-])\/(?:root|work|home\/[\w.-]+|Users\/[\w.-]+)\/|\b[A-Z]:\\+Users\\/g

export function registryHosts(files: readonly RepositoryFile[]): Finding[] {
  return files.flatMap((file) => matchesIn(file, registry))
}

export function machinePaths(files: readonly RepositoryFile[]): Finding[] {
  return files.flatMap((file) => matchesIn(file, machine))
}

function matchesIn(file: RepositoryFile, pattern: RegExp): Finding[] {
  return [...file.text.matchAll(pattern)].map((match) => findingAt(file, match.index, match[0]))
}

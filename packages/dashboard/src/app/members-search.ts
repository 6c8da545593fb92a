import { type Given, oneOf, type PlaceSearch, readPlace } from './search.ts'

/** What of the members is shown, and whether somebody is being invited. */
export interface MembersSearch extends PlaceSearch {
  readonly tab?: 'members' | 'invitations'
  readonly invite?: true
}

export function readMembersSearch(given: Given): MembersSearch {
  return {
    ...readPlace(given),
    ...oneOf('tab', given, ['members', 'invitations']),
    ...(given['invite'] === true ? { invite: true } : {}),
  }
}

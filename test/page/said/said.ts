/** What a published page tells its reader, and where the generated page has it: every text must be there. */
export type Said = readonly (readonly [sentence: string, ...texts: readonly string[]])[]

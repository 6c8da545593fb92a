import type { Terminal } from '../terminal.ts'

/** What a view has to know of the terminal. */
export type Look = Pick<Terminal, 'width' | 'paint'>

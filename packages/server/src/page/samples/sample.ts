export interface Sample {
  readonly title: string
  /** As the fence of a code block names it. */
  readonly language: 'sh' | 'ts' | 'python'
  readonly text: string
}

// Written by `npm run docs` from docs/openapi/control.json. Changes made here are lost.
import type { CallOptions, ChangeOptions, CreateOptions } from '../options.ts'
import type { Pages } from '../pages.ts'
import type { Arguments, Item, ListArguments, Result, Tagged } from '../types.ts'

/** The control API: a group of operations a member. */
export interface CountersignClient {
  readonly credentials: {
    readonly verify: (args: Arguments<'credentials.verify'>, options?: CallOptions) => Promise<Result<'credentials.verify'>>
  }
  readonly health: {
    readonly live: (args?: Arguments<'health.live'>, options?: CallOptions) => Promise<Result<'health.live'>>
  }
  readonly projects: {
    readonly change: (args: Arguments<'projects.change'>, options?: ChangeOptions) => Promise<Tagged<Result<'projects.change'>>>
    /**
     * Creates a project.
     */
    readonly create: (args: Arguments<'projects.create'>, options?: CreateOptions) => Promise<Tagged<Result<'projects.create'>>>
    /**
     *
     *
     * @deprecated
     */
    readonly delete: (args: Arguments<'projects.delete'>, options?: ChangeOptions) => Promise<Result<'projects.delete'>>
    readonly get: (args: Arguments<'projects.get'>, options?: CallOptions) => Promise<Tagged<Result<'projects.get'>>>
    /**
     * Ends with *\/ and goes on.
     */
    readonly list: (args?: ListArguments<'projects.list'>, options?: CallOptions) => Pages<Item<'projects.list'>>
  }
}

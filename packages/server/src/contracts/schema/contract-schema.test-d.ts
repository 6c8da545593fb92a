import { expectTypeOf } from 'vitest'
import type { z } from 'zod'
import type { Contract } from '../contract.ts'
import type { Given } from '../shape.ts'
import type { contractSchema } from './contract-schema.ts'
import type { givenSchema } from './shape-schema.ts'

// The type that the compiler checks and the schema that a start checks are one: neither has a member,
// a word or an optional mark that the other lacks. Only `readonly` is left out of the comparison.

type Leaf = string | number | boolean | null | undefined
type Plain<Type> = Type extends Leaf
  ? Type
  : Type extends readonly (infer Item)[]
    ? Plain<Item>[]
    : { -readonly [Name in keyof Type]: Plain<Type[Name]> }

type Read = Plain<z.infer<typeof contractSchema>>
type Written = Plain<Contract>

expectTypeOf<Read>().toEqualTypeOf<Written>()
expectTypeOf<Plain<z.infer<typeof givenSchema>>>().toEqualTypeOf<Plain<Given>>()

// @ts-expect-error a member of another type is told
expectTypeOf<Read>().toEqualTypeOf<Omit<Written, 'name'> & { name: number }>()
// @ts-expect-error one that is too many is told
expectTypeOf<Read>().toEqualTypeOf<Written & { surplus: string }>()
// @ts-expect-error an optional one that is absent is told
expectTypeOf<Plain<z.infer<typeof givenSchema>>>().toEqualTypeOf<Plain<Omit<Given, 'optional'>>>()

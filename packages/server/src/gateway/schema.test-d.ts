import { expectTypeOf } from 'vitest'
import type { z } from 'zod'
import type { Gateway } from './gateway.ts'
import type { gatewaySchema } from './schema.ts'

// The type that the compiler checks and the schema that a start checks are one. Only `readonly` is
// left out of the comparison.

type Leaf = string | number | boolean | null | undefined
type Plain<Type> = Type extends Leaf
  ? Type
  : Type extends readonly (infer Item)[]
    ? Plain<Item>[]
    : { -readonly [Name in keyof Type]: Plain<Type[Name]> }

expectTypeOf<Plain<z.infer<typeof gatewaySchema>>>().toEqualTypeOf<Plain<Gateway>>()

// @ts-expect-error one that is too many is told
expectTypeOf<Plain<z.infer<typeof gatewaySchema>>>().toEqualTypeOf<Plain<Gateway & { more: 1 }>>()

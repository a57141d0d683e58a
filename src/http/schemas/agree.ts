// The check that a schema of the wire and the type that it describes say the same. Types only.
import type * as v from 'valibot'

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T

/** What a schema describes, as types of this code write it: readonly. */
export type Wire<TSchema extends v.GenericSchema> = DeepReadonly<v.InferOutput<TSchema>>

/** Does not compile where a value of the first type is none of the second. */
export type Agree<A extends B, B> = [A, B]

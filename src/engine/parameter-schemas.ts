// The schemas that requests are validated by, made from the rows.
import * as v from 'valibot'
import { toSchema } from './parameter-row.ts'
import { SEARCH_PARAMETERS } from './search-parameters.ts'
import { LIMIT_PARAMETERS, SUGGEST_PARAMETERS } from './suggest-parameters.ts'

/** Validates the parameters of `/search`; absent ones get their defaults. */
export const SearchParametersSchema = toSchema(SEARCH_PARAMETERS)

/** Validates the parameters of `/suggest`; absent ones get their defaults. */
export const SuggestParametersSchema = toSchema(SUGGEST_PARAMETERS)

/** Validates the one parameter of related and most viewed stories. */
export const LimitParametersSchema = toSchema(LIMIT_PARAMETERS)

/** Validates requests that take no parameters. */
export const NoParametersSchema = v.strictObject({})

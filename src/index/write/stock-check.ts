// A check that MiniSearch as it comes loads a segment, for anyone who doubts an index; search itself never asks.
import MiniSearch from 'minisearch'

import { miniSearchOptions } from './minisearch-options.ts'

/**
 * Loads a serialized segment as any user of MiniSearch would, and gives how many stories it has.
 * @throws What MiniSearch throws for what it cannot load.
 */
export function countStockDocuments(json: string): number {
  return MiniSearch.loadJSON(json, miniSearchOptions).documentCount
}

/** What the search for licence texts may cost, whatever the text: each is a count, and what goes beyond is left out, not waited for. */
export const bounds = {
  /** Words without a gram of any licence that end a region. */
  regionGap: 40,
  /** Words of a region: longer than any licence of the list. */
  regionTokens: 24_000,
  /** Grams that a region must share with licences to be looked at. */
  regionGrams: 6,
  /** Words of the blocks in which licences are ranked, and how many of each block are compared with it word by word. */
  blockWords: 192,
  candidates: 12,
  rareCandidates: 2,
  /** Rounds over what of a region no span has taken. */
  rounds: 3,
  /** Runs of words in common between a region and one licence. */
  runs: 4000,
  /** Words on either side that a gap between two runs is compared at. */
  gapWords: 120,
  /** Cells of all those comparisons, for each word of a region. */
  cellsPerWord: 3000,
  /** Words before the first and after the last run that are compared too. */
  edgeWords: 40,
} as const;

/** Stands where a record does not say when it was changed, as in Go's database; never counted as a time. */
export const unknownTime = '0001-01-01T00:00:00Z';

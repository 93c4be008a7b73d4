/** Standard input, opened when it is read: that takes longer than to read a document. */
export const standardInput: AsyncIterable<unknown> = { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() };

/** The only place that wires rooms together. */
export async function main(args: readonly string[]): Promise<void> {
  console.log(args.join(' '));
}

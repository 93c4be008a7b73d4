/** A product's or company's name as it is compared: without case, one blank between words. */
export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A tool's name without the version behind a hyphen, a space or a slash: the next version of a tool is the same tool. */
export function toolName(tool: string): string {
  const at = tool.search(/[\s/-]v?\d/);
  return at > 0 && /^[\w.+:-]+$/.test(tool.slice(at + 1)) ? tool.slice(0, at) : tool;
}

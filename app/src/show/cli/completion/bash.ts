import type { DescribedCommand } from '../describe-program.ts';
import { placesOf } from './places.ts';

/** Completion for bash: commands, options and values of which there are few; file names where nothing else fits. */
export function completeInBash(program: DescribedCommand): string {
  const places = placesOf(program);
  const inner = places.filter(({ place }) => place !== '');
  const values = places.flatMap(({ place, command }) =>
    command.options.filter(({ takesValue }) => takesValue).map((option) => valueCase(place, option.flags, option.choices)),
  );
  return `# bash completion for ${program.name}: source <(${program.name} completion bash)
_${program.name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" place='' words='' options='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$place \${COMP_WORDS[i]}" in
      ${inner.map(({ place }) => `'${place}'`).join(' | ')}) place+=" \${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$place $before" in
    ${values.join('\n    ')}
  esac
  case "$place" in
    ${places.map(({ place, words, flags }) => `'${place}') words='${words.join(' ')}' options='${flags.join(' ')}' ;;`).join('\n    ')}
  esac
  if [[ $current == -* ]]; then words="$options"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _${program.name} ${program.name}
`;
}

/** Where the word before takes a value: one of a few, or a file, which bash completes itself when nothing is offered. */
function valueCase(place: string, flags: readonly string[], choices: readonly string[]): string {
  const patterns = flags.map((flag) => (place === '' ? `*' ${flag}'` : `'${place} ${flag}'`)).join(' | ');
  return choices.length > 0
    ? `${patterns}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); return ;;`
    : `${patterns}) return ;;`;
}

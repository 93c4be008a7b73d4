import type { DescribedCommand } from '../describe-program.ts';
import { type Place, placesOf } from './places.ts';

/** Completion for zsh, with what each command and option is for. Sourced, or put on `fpath` as `_waybill`. */
export function completeInZsh(program: DescribedCommand): string {
  const places = placesOf(program);
  const inner = places.filter(({ place }) => place !== '');
  const name = `_${program.name}`;
  return `#compdef ${program.name}
# zsh completion for ${program.name}: source <(${program.name} completion zsh)
${name}() {
  local place='' i
  local -a offered flags
  for ((i = 2; i < CURRENT; i++)); do
    case "$place \${words[i]}" in
      (${inner.map(({ place }) => quote(place)).join('|')}) place+=" \${words[i]}" ;;
    esac
  done
  case "$place \${words[CURRENT - 1]}" in
    ${places.flatMap(valueCases).join('\n    ')}
  esac
  case "$place" in
    ${places.map(offerCase).join('\n    ')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    _describe 'option' flags
  elif ((\${#offered})); then
    _describe 'command' offered
  else
    _files
  fi
}
if [[ \${funcstack[1]} == ${name} ]]; then ${name} "$@"; else compdef ${name} ${program.name}; fi
`;
}

function offerCase({ place, command, options }: Place): string {
  const offered = [...command.commands.map(({ name, summary }) => quote(`${name}:${summary}`)), ...command.choices.map(quote)];
  const flags = options.map((option) => quote(`${option.flags[0]}:${option.summary}`));
  return `(${quote(place)}) offered=(${offered.join(' ')}) flags=(${flags.join(' ')}) ;;`;
}

function valueCases({ place, command }: Place): string[] {
  return command.options
    .filter(({ takesValue }) => takesValue)
    .map(({ flags, choices }) => {
      const patterns = flags.map((flag) => (place === '' ? `*${quote(` ${flag}`)}` : quote(`${place} ${flag}`))).join('|');
      return choices.length > 0 ? `(${patterns}) compadd ${choices.join(' ')}; return ;;` : `(${patterns}) _files; return ;;`;
    });
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

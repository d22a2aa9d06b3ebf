// Finding a person by what anybody may remember: a name in any script, the institution, the capacity.
import type { LocalizedText, PeopleViewPersonRow } from '../../live/wire.gen';

/** Every word that was typed is somewhere in what is written about the person, in any language. */
export function findPeople(rows: readonly PeopleViewPersonRow[], typed: string): readonly PeopleViewPersonRow[] {
  const wished = plain(typed).split(' ').filter(Boolean);
  if (!wished.length) return rows;
  return rows.filter(({ plate }) => {
    const written = plain([plate.delegation, plate.name, plate.capacity].flatMap(texts).join(' '));
    return wished.every((wish) => written.includes(wish));
  });
}

/** Without capitals and accents, which nobody types on a phone. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLocaleLowerCase('en').replace(/\s+/g, ' ').trim();
}

function texts(text: LocalizedText | null): string[] {
  return text ? Object.values(text) : [];
}

// Which column of the table is what, by the words in its first row, in the five languages that we speak.
export const COLUMNS = ['name', 'capacity', 'delegation', 'head', 'alternate', 'role', 'email'] as const;
export type Column = (typeof COLUMNS)[number];

const WORDS: Record<Column, readonly string[]> = {
  name: ['name', 'full name', 'имя', 'фио', 'ф.и.о.', 'нэр', 'овог нэр', '姓名', '名字', 'nom', 'nom et prénom'],
  capacity: ['capacity', 'position', 'title', 'должность', 'албан тушаал', '职务', 'fonction', 'qualité'],
  delegation: ['delegation', 'institution', 'organisation', 'organization', 'делегация', 'организация', 'учреждение', 'төлөөлөгчид', 'байгууллага', '代表团', '单位', '机构', 'délégation', 'établissement'],
  head: ['head', 'head of delegation', 'глава', 'глава делегации', 'тэргүүн', '团长', 'chef', 'chef de délégation'],
  alternate: ['alternate of', 'alternate', 'заместитель', 'замещает', 'орлогч', '替补', 'suppléant de', 'suppléance de'],
  role: ['role', 'also is', 'роль', 'үүрэг', '角色', 'rôle'],
  email: ['email', 'e-mail', 'mail', 'e-mail address', 'почта', 'эл. почта', 'электронная почта', 'имэйл', 'цахим шуудан', '邮箱', '电子邮件', 'courriel', 'adresse électronique'],
};
/** In these the same thing may be said in several languages: "Name (mn)", "name:en". */
const SPOKEN: readonly Column[] = ['name', 'capacity', 'delegation'];

export interface Found {
  readonly column: Column;
  /** Null: in the first language of the programme. */
  readonly language: string | null;
}

export function columnOf(head: string): Found | null {
  const words = head.trim().toLowerCase().replace(/\s+/g, ' ');
  const exact = named(words);
  if (exact) return { column: exact, language: null };
  const spoken = /^(.*?)[\s:_([-]+([a-z]{2,3})[)\]]?$/.exec(words);
  const column = spoken && named(spoken[1]!.trim());
  return column && SPOKEN.includes(column) ? { column, language: spoken[2]! } : null;
}

function named(words: string): Column | null {
  return COLUMNS.find((column) => WORDS[column].includes(words)) ?? null;
}

const YES = new Set(['yes', 'y', 'x', '1', 'true', '+', '✓', 'да', 'тийм', '是', 'oui']);
export const isYes = (cell: string): boolean => YES.has(cell.trim().toLowerCase());

const ROLES: Record<'ORGANISER' | 'ASSISTANT', readonly string[]> = {
  ORGANISER: ['organiser', 'organizer', 'организатор', 'зохион байгуулагч', '组织者', 'organisation', 'organisateur', 'organisatrice'],
  ASSISTANT: ['floor assistant', 'assistant', 'помощник в зале', 'помощник', 'танхимын туслах', 'туслах', '会场助理', 'assistant de salle', 'assistante de salle'],
};

export function roleOf(cell: string): 'ORGANISER' | 'ASSISTANT' | null {
  const words = cell.trim().toLowerCase();
  return (['ORGANISER', 'ASSISTANT'] as const).find((role) => ROLES[role].includes(words)) ?? null;
}

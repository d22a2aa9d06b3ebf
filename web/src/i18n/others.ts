// Where the words of the other screens lie; see language.svelte.ts.
export const files = import.meta.glob<string>(['./*/*.json', '!./*/{common,door,participant,refusals}.json'], { eager: true, query: '?url', import: 'default' });

// The link to the video meeting, and the address for those who only watch.

/** As the server takes it: an https address without blanks, quotes or a password. */
export function isMeeting(link: string): boolean {
  return link.length <= 500 && /^https:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?$/.test(link);
}

export async function publicAddress(login: string): Promise<string> {
  const answer = await fetch('/api/logins');
  const all = (await answer.json()) as { login: string; workshop: string }[];
  const mine = all.find((each) => each.login === login);
  return mine ? `${location.origin}/observe/${mine.workshop}` : '';
}

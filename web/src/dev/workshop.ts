// A workshop to look at without a server; only `vite dev` has it. The day of the design's comps.
import type { AgendaViewRow, FloorViewRow, LocalizedText, Me, Plate, Views } from '../live/wire.gen';

const MINUTE = 60_000;
let count = 0;

function plate(en: string, capacity: string, mn?: string): Plate {
  const delegation: LocalizedText = mn ? { en, mn } : { en };
  return { person: `p${++count}`, delegation, name: null, capacity: { en: capacity } };
}

const LONG: Plate[] = [
  { person: 'l1', delegation: { ru: 'Государственный университет водного хозяйства, мелиорации и природообустройства' }, name: null, capacity: { ru: 'Заместитель председателя постоянного комитета по международному сотрудничеству' } },
  { person: 'l2', delegation: { zh: '联合国教科文组织国际自然与文化遗产空间技术中心' }, name: null, capacity: { zh: '主任' } },
  { person: 'l3', delegation: { ar: 'المعهد الدولي للتخطيط التربوي والتنمية المستدامة' }, name: null, capacity: { ar: 'خبير' } },
  { person: 'l4', delegation: { mn: 'Байгаль орчин, уур амьсгалын өөрчлөлтийн яамны Үндэсний хөгжлийн хүрээлэн' }, name: { mn: 'Төмөрбаатарын Өлзийбүүвэй' }, capacity: { mn: 'Захирал' } },
  { person: 'l5', delegation: null, name: { en: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft 🪑' }, capacity: { en: 'Observer' } },
];

export function workshop(now: number, long: boolean): { views: Views; me: Me } {
  count = 0;
  const me = plate('University of Agriculture', 'Vice-Rector', 'Хөдөө аж ахуйн их сургууль');
  const plates = [
    plate('University of Technology', 'Rector', 'Технологийн их сургууль'),
    plate('National University', 'Dean'),
    plate('International Institute', 'Expert'),
    me,
    plate('Academy of Sciences', 'President', 'Шинжлэх ухааны академи'),
    plate('University of Arts', 'Rector'),
  ];
  const shown = long ? LONG.map((each, i) => (i === 3 ? { ...each, person: me.person } : each)).concat(plates[5]!) : plates;
  const row = (i: number, rest: Partial<FloorViewRow> = {}): FloorViewRow => ({
    plate: shown[i]!,
    isUnknown: false,
    whisper: null,
    channel: i % 2 ? 'ONLINE' : 'HALL',
    via: 'SELF',
    kind: 'STATEMENT',
    note: null,
    planned: 300,
    stage: 'QUEUED',
    asked: now - (10 - i) * MINUTE,
    called: null,
    isReady: false,
    used: 0,
    since: null,
    why: { code: 'FIRST_COME', at: now - (10 - i) * MINUTE },
    ...rest,
  });
  const called: Partial<FloorViewRow> = { stage: 'CALLED', called: now - 60_000 };
  const item = (en: string, mn: string, kind: AgendaViewRow['kind'], at: number, minutes: number, rest: Partial<AgendaViewRow> = {}): AgendaViewRow => ({
    session: 's1',
    title: { en, mn },
    kind,
    at: now + at * MINUTE,
    minutes,
    speech: 300,
    lead: null,
    started: null,
    ended: null,
    ...rest,
  });
  const done = (from: number, to: number) => ({ started: now + from * MINUTE, ended: now + to * MINUTE });
  return {
    me: {
      person: me.person,
      plate: me,
      audience: 'PARTICIPANT',
      audiences: ['PARTICIPANT'],
      powers: ['ATTEND', 'REQUEST_FLOOR'],
      channel: 'ONLINE',
      since: null,
      seats: [{ id: 'seat-1', delegation: 'd4', holder: me.person, speaks: true, votes: true }],
      display: null,
      headOf: 'd4',
      wishes: [],
      requests: [],
      past: [],
      votes: null,
    },
    views: {
      poll: { order: [], polls: {}, hidden: 0 },
      agreement: { agreements: [] },
      about: {
        title: { en: 'Launch of the joint programme', mn: 'Хамтарсан хөтөлбөрийн нээлт' },
        hosts: { en: 'Ministry of Education · National Commission' },
        zone: 'Asia/Ulaanbaatar',
        languages: ['en', 'mn'],
        meeting: null,
        isObserved: false,
      },
      agenda: {
        isRehearsal: false,
        sessions: [
          {
            id: 's1',
            title: { en: 'From plans to actions', mn: 'Төлөвлөгөөнөөс үйл ажиллагаанд' },
            plannedStart: now - 36 * MINUTE,
            plannedEnd: now + 150 * MINUTE,
            phase: 'LIVE',
            opened: now - 32 * MINUTE,
            closed: null,
            suspension: null,
          },
        ],
        items: {
          i1: item('Opening remarks', 'Нээлтийн үг', 'REMARKS', -36, 15, done(-32, -19)),
          i2: item('The project and its action plan', 'Төсөл ба үйл ажиллагааны төлөвлөгөө', 'PRESENTATION', -21, 15, done(-19, -5)),
          i3: item('Discussion: what each university will do by spring', 'Хэлэлцүүлэг: их сургууль бүр хавар гэхэд юу хийх вэ', 'DISCUSSION', -6, 70, { started: now - 2 * MINUTE, lead: shown[1]! }),
          i4: item('Vote on the action plan', 'Үйл ажиллагааны төлөвлөгөөний санал хураалт', 'VOTE', 64, 20),
          i5: item('Break', 'Завсарлага', 'BREAK', 84, 30),
          i6: item('Signing of the agreement', 'Гэрээнд гарын үсэг зурах', 'SIGNING', 120, 30),
        },
        order: ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'],
        current: 's1',
        active: 'i3',
      },
      attendance: { hall: 96, online: 52 },
      chair: { seat: [plate('Ministry of Education', 'Minister')], holder: 'p7', tenure: 1, lapsed: null, lead: null },
      floor: {
        item: 'i3',
        isOpen: true,
        closesAt: null, terms: { policy: 'FIRST_COME', kindsGoFirst: true, admits: false, callsNext: false, endsOnTime: false }, aside: [], kept: {}, ahead: {}, record: 9, spoken: null,
        entries: {
          f1: row(0, { stage: 'SPEAKING', since: now - 139_000 }),
          f2: row(1, called),
          f3: row(2, called),
          f5: row(4, { kind: 'QUESTION' }),
          f6: row(5),
        },
        waiting: ['f2', 'f3', 'f5', 'f6'],
        stack: ['f1'],
      },
      display: { pinned: null, paired: null },
      powers: ['ATTEND', 'REQUEST_FLOOR'],
    },
  };
}

export const ownRow = (me: Me, now: number, rest: Partial<FloorViewRow> = {}): FloorViewRow => ({
  plate: me.plate!, isUnknown: false, isReady: false, whisper: null,
  channel: 'ONLINE',
  via: 'SELF',
  kind: 'STATEMENT',
  note: null,
  planned: 300,
  stage: 'QUEUED',
  asked: now - 4 * MINUTE,
  called: null,
  used: 0,
  since: null,
  why: { code: 'FIRST_COME', at: now - 4 * MINUTE },
  ...rest,
});

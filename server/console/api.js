// @ts-check
/**
 * The lane server's HTTP interface, version 1: calls, refusals as sentences, and streams of events.
 *
 * @typedef {{account: string|null, roles: string[], must_change_password: boolean,
 *   provider: {button: Record<string, string>}|null}} Session
 * @typedef {'entry'|'exit'} Direction
 * @typedef {'confirmed'|'not_confirmed'|'sent_on'} Resolution
 * @typedef {{lane: string, port: string, direction: Direction, modes: string[],
 *   handheld: boolean}} LaneName handheld where officers take the pictures
 * @typedef {{x: number, y: number, width: number, height: number, occupant: number|null}} FaceBox
 * @typedef {{camera: string, picture: string, taken: string, columns: number, rows: number,
 *   faces: FaceBox[]}} Camera boxes are in pixels of columns x rows
 * @typedef {{captured: number, people: number, unseen: number, left_out: number, everybody: number,
 *   counts: Record<string, number>, cameras_out: Record<string, string>, late: boolean}} Coverage cameras_out by name, and why
 * @typedef {{number: number, row: number|null, side: 'left'|'centre'|'right'|null,
 *   captured: boolean, reasons: string[], may_be_a_picture: boolean, picture: string|null,
 *   document: number|null, verdict: string|null, resolution: Resolution|null}} Occupant sides as the driver sits
 * @typedef {{number: number, name: string|null, document_number: string|null, issuer: string|null,
 *   date_of_birth: string|null, expires: string|null, being_read: boolean, portrait: string|null,
 *   authenticity: string|null, occupant: number|null, verdict: string|null, words: string|null,
 *   resolution: Resolution|null}} TravelDocument
 * @typedef {{document?: number|null, occupant?: number|null}} Who one of the two
 * @typedef {{id: string, lane: string, direction: Direction, mode: string, opened: string, left: string|null,
 *   state: 'at_line'|'to_resolve', opted_out: boolean, coverage: Coverage, prompts: string[],
 *   by_officer: string[], occupants: Occupant[], documents: TravelDocument[],
 *   unresolved: Who[]}} Crossing
 * @typedef {{lane: string, port: string, direction: Direction, at: string, version: number,
 *   cameras: Camera[], troubles: string[], crossing: Crossing|null, pending: Crossing[]}} Lane
 * @typedef {{id: string, lane: string, closed: string, documents: number, confirmed: number,
 *   by_officer: number, unresolved: number, seconds: number}} Closed confirmed counts by_officer too
 * @typedef {{prompt: string, texts: Record<string, string>}} Asked
 * @typedef {{lane: string, port: string, direction: Direction, vehicle: boolean,
 *   prompts: Asked[]}} Sign
 * @typedef {{name: string, evidence: string[], categories: string[], directions: string[], outcomes: string[],
 *   keep: {years: number, days: number, hours: number}, legal_basis: string}} Rule
 * @typedef {{port: string, key: string, policy: {name: string, note: string, rules: Rule[]},
 *   own_state: string|null, stays: boolean, receipts: {issuer: string, keys: string}|null,
 *   departures: {first_day: string, last_day: string, most_documents: number}|null}} Notice
 * @typedef {{result: 'valid'|'revoked'|'unknown'|'worthless', reason: string|null,
 *   shown: {name: string, value: string}[], hidden: string[]}} Proof
 * @typedef {{kind: string, field: string, line: number, position: number, length: number, expected: string,
 *   suggestions: {line: number, position: number, replacement: string}[]}} ZoneFault
 * @typedef {{usable: boolean, faults: ZoneFault[]}} ZoneReading
 * @typedef {{code: string, picture: string, day: string, documents: number}} Announced
 * @typedef {{faces: number, good: boolean, reasons: string[]}} Photograph
 * @typedef {{number: number, photograph: Photograph|null, documents: number[], opted_out: boolean}} HandheldTraveller
 * @typedef {{key: string, crossing: string, state: 'open'|'to_resolve'|'over', mode: string, people: number,
 *   opened: string, opted_out: boolean, travellers: HandheldTraveller[]}} Handheld a crossing taken with a telephone
 */

const ROOT = '/api/v1';

/** A refusal (RFC 9457), or status 0 where no answer came. */
export class Problem extends Error {
  /**
   * @param {number} status @param {string} title @param {string} detail a sentence to show
   * @param {number} [wait] seconds until it may be tried again
   */
  constructor(status, title, detail, wait = 0) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.wait = wait;
  }
}

/** @type {() => void} */
let signedOut = () => {};

/** Calls back whenever an answer says that nobody is signed in any more. @param {() => void} then */
export function whenSignedOut(then) {
  signedOut = then;
}

function token() {
  const found = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  return found ? decodeURIComponent(found[1]) : '';
}

/** @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [more] headers @returns {Promise<Response>} */
async function send(method, path, body, more = {}) {
  /** @type {Record<string, string>} */
  const headers = {Accept: 'application/json, application/problem+json', ...more};
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = token();
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
  try {
    return await fetch(ROOT + path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    });
  } catch (e) {
    throw new Problem(0, 'unreachable', '');
  }
}

/** @param {Response} response @returns {Promise<Problem>} */
async function refusal(response) {
  const wait = Number(response.headers.get('Retry-After') ?? 0);
  try {
    const {title, detail} = await response.json();
    return new Problem(response.status, title ?? '', detail ?? '', wait);
  } catch {
    return new Problem(response.status, response.statusText, '', wait);
  }
}

/** @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] @returns {Promise<any>} */
export async function call(method, path, body, headers) {
  const response = await answer(method, path, body, headers);
  return response.status === 204 ? undefined : response.json();
}

/** An answer that is no refusal. @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers] */
export async function answer(method, path, body, headers) {
  let response = await send(method, path, body, headers);
  if (response.status === 403 && method !== 'GET') {
    const problem = await refusal(response);
    if (problem.title !== 'no token') throw problem;
    await send('GET', '/session'); // hands out a fresh token
    response = await send(method, path, body, headers);
  }
  if (!response.ok) {
    const problem = await refusal(response);
    if (response.status === 401 && path !== '/session') signedOut();
    throw problem;
  }
  return response;
}

/** @param {string} part */
const safe = part => encodeURIComponent(part);

/** @returns {Promise<Session>} */
export const session = () => call('GET', '/session');

/** @param {string} account @param {string} password @returns {Promise<Session>} */
export async function signIn(account, password) {
  await call('POST', '/session', {account, password});
  return session(); // and with it the cookie whose value goes into the header
}

/** @returns {Promise<{provider: string|null}>} where to go to sign out there, too */
export const signOut = () => call('DELETE', '/session');

/** @param {string} old @param {string} fresh */
export const changePassword = (old, fresh) => call('PUT', '/session/password', {old, new: fresh});

/** @returns {Promise<LaneName[]>} */
export const lanes = () => call('GET', '/lanes');

/** @param {string} lane @returns {Promise<Lane>} */
export const lane = lane => call('GET', `/lanes/${safe(lane)}`);

/** @returns {Promise<Crossing[]>} of all lanes, oldest first */
export const queue = () => call('GET', '/crossings?state=to_resolve');

/** @returns {Promise<Closed[]>} newest first */
export const shift = () => call('GET', '/shift');

/** @param {string} lane @returns {Promise<Sign>} */
export const sign = lane => call('GET', `/lanes/${safe(lane)}/sign`);

/**
 * @param {string} id @param {Who} who @param {Resolution} resolution @param {string} ground
 * @returns {Promise<Crossing>}
 */
export const resolve = (id, who, resolution, ground) =>
  call('POST', `/crossings/${safe(id)}/resolutions`, {...who, resolution, ground});

/** @param {string} id @param {number|null} document null for everybody @returns {Promise<Crossing>} */
export const optOut = (id, document) =>
  call('POST', `/crossings/${safe(id)}/opt-outs`, document === null ? {} : {document});

/** @param {string} id @param {string[]} prompts @returns {Promise<Crossing>} */
export const ask = (id, prompts) => call('PUT', `/crossings/${safe(id)}/prompts`, {prompts});

/** @param {string} id @returns {Promise<{confirmed: number, unresolved: number}>} */
export const close = id => call('POST', `/crossings/${safe(id)}/closing`, {});

/** @returns {Promise<Notice>} */
export const notice = () => call('GET', '/notice');

/** The address of the page for travellers, as a picture. */
export const noticeCode = ROOT + '/notice/code';

/** @param {string} receipt its text @returns {Promise<Proof>} */
export const checkReceipt = receipt => call('POST', '/receipts/checks', {receipt});

/** Codes by which a crossing's receipts are fetched. @param {string} crossing @returns {Promise<{document: number, picture: string}[]>} */
export const receipts = crossing => call('GET', `/crossings/${safe(crossing)}/receipts`);

/** Fetches a receipt, once. @param {string} code @returns {Promise<string>} its text */
export const fetchReceipt = async code => (await call('POST', '/receipts/pickups', {code})).receipt;

/** The text of the code on a photograph. @param {Blob} picture JPEG or PNG @returns {Promise<string>} */
export const readCode = async picture => (await call('POST', '/receipts/codes', picture)).receipt;

/** @param {string[]} lines @returns {Promise<ZoneReading>} */
export const readZone = lines => call('POST', '/departures/zones', {lines});

/** @param {string} day @param {string[][]} zones @returns {Promise<Announced>} */
export const announce = (day, zones) =>
  call('POST', '/departures', {day, documents: zones.map(lines => ({lines}))});

/** @param {string} code */
export const withdraw = code => call('POST', '/departures/withdrawals', {code});

/** Travellers at the line show their code. @param {string} id @param {string} code @returns {Promise<{people: number}>} */
export const showCode = (id, code) => call('POST', `/crossings/${safe(id)}/announcements`, {code});

/** The key of what this session could not send yet. @returns {Promise<Uint8Array<ArrayBuffer>>} 32 bytes */
export async function queueKey() {
  const {key} = await call('POST', '/session/queue-key', {});
  return Uint8Array.from(atob(key), c => c.charCodeAt(0));
}

/** @param {string} lane @param {string} [key] of a crossing that is taken with a telephone */
const handheld = (lane, key) => `/lanes/${safe(lane)}/handheld${key === undefined ? '' : '/' + safe(key)}`;

/** What is open in a lane where officers take the pictures. @param {string} lane @returns {Promise<{crossing: Handheld|null}>} */
export const handheldAtLine = lane => call('GET', handheld(lane));

/** @param {string} lane @param {string} key @param {{mode: string, people: number}} opening @returns {Promise<Handheld>} */
export const openHandheld = (lane, key, opening) => call('PUT', handheld(lane, key), opening);

/** @param {string} lane @param {string} key @param {string} message @param {number} traveller @param {Blob} photograph @returns {Promise<Photograph>} */
export const photographed = (lane, key, message, traveller, photograph) =>
  call('POST', `${handheld(lane, key)}/photographs?traveller=${traveller}`, photograph, {'Idempotency-Key': message});

/**
 * @param {string} lane @param {string} key @param {string} message
 * @param {{traveller: number, zone: string[], portrait: string|null, as_it_is: boolean}} typed portrait in base64
 * @returns {Promise<{document: number|null, faults: ZoneFault[]}>}
 */
export const typed = (lane, key, message, typed) =>
  call('POST', `${handheld(lane, key)}/documents`, typed, {'Idempotency-Key': message});

/** @param {string} lane @param {string} key @param {number|null} traveller null for everybody @returns {Promise<Handheld>} */
export const handheldOptOut = (lane, key, traveller) =>
  call('POST', `${handheld(lane, key)}/opt-outs`, traveller === null ? {} : {traveller});

/** @param {string} lane @param {string} key @param {number|null} people @returns {Promise<Handheld>} */
export const endHandheld = (lane, key, people) =>
  call('POST', `${handheld(lane, key)}/end`, people === null ? {} : {people});

/** @param {string} lane */
export const laneEvents = lane => `/lanes/${safe(lane)}/events`;

/** @param {string} lane */
export const signEvents = lane => `/lanes/${safe(lane)}/sign/events`;

/**
 * Listens to a stream of events, and goes on listening. EventSource would not do: it shows neither
 * the heartbeats, without which a dead connection looks like a quiet lane, nor that a session ended.
 *
 * @param {string} path
 * @param {string} name of the events
 * @param {number} patience milliseconds of silence until the connection counts as dead
 * @param {{data: (data: any) => void, alive: () => void, lost: () => void}} to alive is called for
 *   everything that comes, heartbeats too
 * @returns {() => void} stops listening
 */
export function listen(path, name, patience, to) {
  let over = false;
  let tries = 0;
  /** @type {AbortController} */
  let connection;
  /** @type {ReturnType<typeof setTimeout>} */
  let watch;

  const heard = () => {
    clearTimeout(watch);
    watch = setTimeout(() => connection.abort(), patience);
  };

  const once = async () => {
    connection = new AbortController();
    heard();
    const response = await fetch(ROOT + path, {
      headers: {Accept: 'text/event-stream'},
      credentials: 'same-origin',
      cache: 'no-store',
      signal: connection.signal,
    });
    if (response.status === 401) {
      over = true;
      signedOut();
    }
    if (!response.ok || !response.body) return;
    const lines = new Lines(name, to.data);
    const reader = response.body.getReader();
    for (;;) {
      const {done, value} = await reader.read();
      if (done || over) return;
      heard();
      tries = 0;
      to.alive();
      lines.take(value);
    }
  };

  const run = async () => {
    while (!over) {
      try {
        await once();
      } catch {
        // told below, whatever it was that broke the connection
      }
      clearTimeout(watch);
      if (over) return;
      to.lost();
      await new Promise(then => setTimeout(then, Math.min(5000, 500 * 2 ** tries++)));
    }
  };
  run();

  return () => {
    over = true;
    clearTimeout(watch);
    connection.abort();
  };
}

/** The lines of a text/event-stream. */
class Lines {
  #text = new TextDecoder();
  #rest = '';
  #event = 'message';
  /** @type {string[]} */
  #data = [];
  #name;
  #to;

  /** @param {string} name @param {(data: any) => void} to */
  constructor(name, to) {
    this.#name = name;
    this.#to = to;
  }

  /** @param {Uint8Array} bytes */
  take(bytes) {
    const lines = (this.#rest + this.#text.decode(bytes, {stream: true})).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line.replace(/\r$/, ''));
  }

  /** @param {string} line */
  #line(line) {
    if (line === '') {
      if (this.#event === this.#name && this.#data.length) this.#to(JSON.parse(this.#data.join('\n')));
      this.#event = 'message';
      this.#data = [];
    } else if (line.startsWith('event:')) {
      this.#event = line.slice(6).trim();
    } else if (line.startsWith('data:')) {
      this.#data.push(line.slice(5).replace(/^ /, ''));
    }
  }
}

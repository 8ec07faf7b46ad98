// @ts-check
/**
 * What a telephone could not send yet, in the browser's store, until it is sent. All of it is encrypted
 * (AES-256-GCM) under a key that the server made for this session and that is never stored here: the
 * page holds it in memory, and cannot read it out. When the session ends nobody can read what is left,
 * and the next page erases it. What lies open beside it is when each thing was put there.
 */

const NAME = 'exeat-capture';

/** Bytes of an initialisation vector, NIST SP 800-38D. */
const IV = 12;

/** @typedef {{what: string, [more: string]: any}} Header what a message is about */
/** @typedef {{seq: number, at: number, header: Header, blob: Blob|null}} Item */
/** @typedef {{seq?: number, at: number, iv: Uint8Array<ArrayBuffer>, sealed: ArrayBuffer}} Sealed */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = request =>
  new Promise((then, fail) => {
    request.onsuccess = () => then(request.result);
    request.onerror = () => fail(request.error);
  });

/** @returns {Promise<IDBDatabase>} */
function database() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('queue', {keyPath: 'seq', autoIncrement: true});
    request.result.createObjectStore('draft');
  };
  return done(request);
}

/** Nothing stays of what was not sent. @returns {Promise<number>} how many things that were */
export async function erase() {
  let lost = 0;
  try {
    const db = await database();
    lost = await done(db.transaction('queue').objectStore('queue').count());
    db.close();
  } catch {
    // a browser that keeps nothing
  }
  await new Promise(then => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = then;
  });
  return lost;
}

/** Whether this page alone uses it, as long as it is open: a second one would send the same. @returns {Promise<boolean>} */
export const alone = () =>
  new Promise(then => {
    navigator.locks.request(NAME, {ifAvailable: true}, lock => {
      then(lock !== null);
      return lock && new Promise(() => {});
    });
  });

export class Outbox {
  #db;
  #key;
  /** Of all items, in order. @type {{seq: number, at: number}[]} */
  #waiting = [];

  /** @param {IDBDatabase} db @param {CryptoKey} key */
  constructor(db, key) {
    this.#db = db;
    this.#key = key;
    db.onversionchange = () => db.close(); // somebody erases it
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} key 32 bytes, which are overwritten
   * @returns {Promise<{outbox: Outbox, lost: number}>} and how many things of an earlier session could
   *   not be read any more and are erased
   */
  static async open(key) {
    const inMemory = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
    key.fill(0);
    const outbox = new Outbox(await database(), inMemory);
    return {outbox, lost: await outbox.#sort()};
  }

  /** What waits, and what cannot be read. */
  async #sort() {
    /** @type {Sealed[]} */
    const all = await done(this.#store('queue').getAll());
    let lost = 0;
    for (const sealed of all) {
      try {
        await this.#unseal('queue', sealed);
        this.#waiting.push({seq: /** @type {number} */ (sealed.seq), at: sealed.at});
      } catch {
        await done(this.#store('queue').delete(/** @type {number} */ (sealed.seq)));
        lost++;
      }
    }
    return lost;
  }

  /** @param {'queue'|'draft'} name */
  #store(name) {
    return this.#db.transaction(name, 'readwrite', {durability: 'strict'}).objectStore(name);
  }

  get count() {
    return this.#waiting.length;
  }

  /** When the oldest thing was put here, milliseconds since 1970; null where nothing waits. */
  get since() {
    return this.#waiting[0]?.at ?? null;
  }

  /** @param {Header} header @param {Blob|null} [blob] */
  async put(header, blob = null) {
    const sealed = await this.#seal('queue', header, blob);
    const seq = /** @type {number} */ (await done(this.#store('queue').add(sealed)));
    this.#waiting.push({seq, at: sealed.at});
  }

  /** What is sent next. @returns {Promise<Item|null>} */
  async first() {
    const first = this.#waiting[0];
    if (!first) return null;
    const sealed = await done(this.#store('queue').get(first.seq));
    return {...first, ...(await this.#unseal('queue', sealed))};
  }

  /** It has arrived. @param {number} seq */
  async remove(seq) {
    await done(this.#store('queue').delete(seq));
    this.#waiting = this.#waiting.filter(w => w.seq !== seq);
  }

  /** How far the officer is with the crossing, to go on after the page was loaded again. @param {object} draft */
  async keep(draft) {
    const sealed = await this.#seal('draft', /** @type {Header} */ (draft), null);
    await done(this.#store('draft').put(sealed, 'draft'));
  }

  /** @returns {Promise<any>} null where there is none that can be read */
  async kept() {
    const sealed = await done(this.#store('draft').get('draft'));
    if (!sealed) return null;
    try {
      return (await this.#unseal('draft', sealed)).header;
    } catch {
      return null;
    }
  }

  /** No more is put here or read. */
  close() {
    this.#waiting = [];
    this.#db.close();
  }

  /** @param {string} where @param {Header} header @param {Blob|null} blob @returns {Promise<Sealed>} */
  async #seal(where, header, blob) {
    const said = new TextEncoder().encode(JSON.stringify({...header, blob: blob?.type ?? null}));
    const bytes = blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
    const plain = new Uint8Array(4 + said.length + bytes.length);
    new DataView(plain.buffer).setUint32(0, said.length);
    plain.set(said, 4);
    plain.set(bytes, 4 + said.length);
    const iv = crypto.getRandomValues(new Uint8Array(IV));
    const sealed = await crypto.subtle.encrypt(this.#how(where, iv), this.#key, plain);
    plain.fill(0);
    return {at: Date.now(), iv, sealed};
  }

  /** @param {string} where @param {Sealed} sealed @returns {Promise<{header: Header, blob: Blob|null}>} */
  async #unseal(where, {iv, sealed}) {
    const plain = new Uint8Array(await crypto.subtle.decrypt(this.#how(where, iv), this.#key, sealed));
    const length = new DataView(plain.buffer).getUint32(0);
    const {blob: type, ...header} = JSON.parse(new TextDecoder().decode(plain.subarray(4, 4 + length)));
    return {
      header: /** @type {Header} */ (header),
      blob: type === null ? null : new Blob([plain.subarray(4 + length)], {type}),
    };
  }

  /** What lies in one place opens in no other. @param {string} where @param {Uint8Array<ArrayBuffer>} iv */
  #how(where, iv) {
    return {name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`exeat-capture 1 ${where}`)};
  }
}

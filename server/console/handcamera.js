// @ts-check
/**
 * The telephone's camera, or where it may not or cannot be used a file that the telephone's own camera
 * program makes. A photograph is drawn once, made small enough, and never lies in a file of this page.
 */
import {at, show, text} from './dom.js';
import {has, t} from './words.js';

/** Pixels of the longer side: a face that fills a third of it has 200 between the eyes and more. */
const SIDE = 1600;

/** Of the JPEG file, 0 to 1. */
const QUALITY = 0.9;

/** @typedef {(photograph: Blob) => void} Taken */

export class HandCamera {
  /** @type {MediaStream|null} */
  #stream = null;
  /** @type {Taken|null} */
  #taken = null;
  #facing = 'environment';
  /** Counts the openings: a camera that comes when its dialog is closed again is let go. */
  #opened = 0;

  constructor() {
    at('camera-shoot').addEventListener('click', () => this.#shoot());
    at('camera-turn').addEventListener('click', () => {
      this.#facing = this.#facing === 'environment' ? 'user' : 'environment';
      this.#begin();
    });
    at('camera-file').addEventListener('change', () => this.#file());
    at('camera-dialog').addEventListener('close', () => this.#end());
  }

  /** @param {string} title @param {string} note what to photograph @param {Taken} taken */
  open(title, note, taken) {
    this.#taken = taken;
    text(at('camera-title'), title);
    text(at('camera-note'), note);
    at('camera-dialog').showModal();
    this.#begin();
  }

  async #begin() {
    const mine = ++this.#opened;
    this.#stop();
    this.#wrong('');
    show(at('camera-view'), true);
    at('camera-shoot').disabled = true;
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: {facingMode: this.#facing, width: {ideal: 1920}, height: {ideal: 1080}},
      });
      if (mine !== this.#opened || !at('camera-dialog').open) return stream.getTracks().forEach(x => x.stop());
      this.#stream = stream;
      const video = /** @type {HTMLVideoElement} */ (at('camera-video'));
      video.srcObject = stream;
      await video.play();
      at('camera-shoot').disabled = false;
      at('camera-shoot').focus();
    } catch (e) {
      if (mine !== this.#opened) return;
      const name = e instanceof Error ? e.name : '';
      show(at('camera-view'), false);
      this.#wrong(t(has(`capture.camera_${name}`) ? `capture.camera_${name}` : 'capture.camera_other', {name}));
    }
  }

  async #shoot() {
    const video = /** @type {HTMLVideoElement} */ (at('camera-video'));
    if (video.videoWidth) await this.#give(video, video.videoWidth, video.videoHeight);
  }

  async #file() {
    const input = /** @type {HTMLInputElement} */ (at('camera-file'));
    const file = input.files?.[0];
    input.value = ''; // the same file may be chosen again
    if (!file) return;
    try {
      const picture = await createImageBitmap(file, {imageOrientation: 'from-image'});
      await this.#give(picture, picture.width, picture.height);
      picture.close();
    } catch {
      this.#wrong(t('capture.camera_no_picture'));
    }
  }

  /** @param {CanvasImageSource} source @param {number} width @param {number} height */
  async #give(source, width, height) {
    const scale = Math.min(1, SIDE / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
    /** @type {Blob|null} */
    const blob = await new Promise(then => canvas.toBlob(then, 'image/jpeg', QUALITY));
    canvas.width = canvas.height = 0;
    const taken = this.#taken;
    if (!blob) return this.#wrong(t('capture.camera_no_picture'));
    at('camera-dialog').close();
    taken?.(blob);
  }

  /** @param {string} words */
  #wrong(words) {
    text(at('camera-wrong'), words);
  }

  #stop() {
    this.#stream?.getTracks().forEach(track => track.stop());
    this.#stream = null;
    at('camera-video').srcObject = null;
  }

  #end() {
    this.#opened++;
    this.#taken = null;
    this.#stop();
  }
}

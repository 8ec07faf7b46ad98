// @ts-check
/** Why something did not work, for travellers. */
import {Problem} from './api.js';
import {has, t} from './words.js';

/** @param {unknown} e */
export function refusal(e) {
  const status = e instanceof Problem ? e.status : 0;
  const key = `traveller.error_${status}`;
  return has(key)
    ? t(key, {seconds: e instanceof Problem ? e.wait : 0})
    : t('traveller.error_other', {status});
}

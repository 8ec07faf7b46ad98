package org.exeat.evaluation;

import org.exeat.faces.Image;

/**
 * Somebody whom a capture trial missed, and what a camera saw of this person at best.
 *
 * @param words who and why, as far as the truth tells
 */
public record Miss(String words, Image picture) {}

package org.exeat.faces;

import org.exeat.domain.CaptureQuality;

/**
 * Everything that is known of one face in one picture.
 *
 * @param detection where it was found
 * @param landmarks its 68 points
 * @param quality how good a capture it is
 * @param crop the aligned face that the template was made of
 * @param template what is compared
 */
public record AnalyzedFace(
    Detection detection,
    Landmarks landmarks,
    CaptureQuality quality,
    Image crop,
    Template template) {}

package org.exeat.faces;

import org.exeat.domain.CaptureQuality;

/**
 * A face that was found and measured, but of which no template was made: enough to tell whether it
 * belongs to the crossing at all.
 *
 * @param detection where it was found
 * @param landmarks its 68 points
 * @param quality how good a capture it is
 */
public record MeasuredFace(Detection detection, Landmarks landmarks, CaptureQuality quality) {}

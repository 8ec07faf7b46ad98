package org.exeat.faces;

import org.exeat.domain.Box;

/**
 * A face that a detector found.
 *
 * @param box around the face from brow to chin, pixels, within the picture
 * @param confidence the detector's, 0 to 1; not comparable between detectors
 */
public record Detection(Box box, double confidence) {}

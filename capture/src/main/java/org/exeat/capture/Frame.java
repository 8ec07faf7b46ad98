package org.exeat.capture;

import java.time.Instant;
import org.exeat.faces.Image;

/**
 * One picture of one camera.
 *
 * @param camera name in its lane
 * @param sequence counts the camera's frames from 0; a gap means that frames were lost
 * @param time by the camera's own clock
 */
public record Frame(String camera, long sequence, Instant time, Image image) {}

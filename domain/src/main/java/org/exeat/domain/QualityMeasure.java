package org.exeat.domain;

/**
 * Measures of how good a picture of a face is: those of ISO/IEC 29794-5:2025 that can be computed
 * honestly from pixels and landmarks, under its names. Values are the native measures with their
 * units, not the standard's mapped components of 0 to 100.
 */
public enum QualityMeasure {
  /**
   * Between the centres of the eyes, corrected for yaw as in OFIQ: divided by its cosine. 0 and up.
   */
  INTER_EYE_DISTANCE("distance between the eyes", "px"),
  /** Height of the head, brow to chin times 1.5 or so, over the height of the picture. 0 and up. */
  HEAD_SIZE("head height in the picture", "share"),
  /** Room left of the face midpoint, in inter-eye distances. May be negative. */
  LEFTWARD_CROP("room on the left", "eye distances"),
  /** Room right of the face midpoint, in inter-eye distances. */
  RIGHTWARD_CROP("room on the right", "eye distances"),
  /** Room above the eyes' midpoint, in inter-eye distances. */
  MARGIN_ABOVE("room above", "eye distances"),
  /** Room below the eyes' midpoint, in inter-eye distances. */
  MARGIN_BELOW("room below", "eye distances"),
  /**
   * Variance of the Laplacian over the face, scaled to 100 px between the eyes, over the variance
   * of its brightness. 0 and up.
   */
  SHARPNESS("sharpness", "ratio"),
  /** Share of the face's pixels that are not darker than 26 of 255. 0 to 1. */
  UNDER_EXPOSURE_PREVENTION("not too dark", "share"),
  /** Share of the face's pixels that are not brighter than 246 of 255. 0 to 1. */
  OVER_EXPOSURE_PREVENTION("not too bright", "share"),
  /** Entropy of the face's brightness. 0 to 8. */
  DYNAMIC_RANGE("dynamic range", "bit"),
  /** Overlap of the brightness histograms of both cheeks. 0 to 1. */
  ILLUMINATION_UNIFORMITY("evenness of light", "share"),
  /** Turn of the head to the side; positive towards the picture's right. -90 to 90. */
  POSE_YAW("head turned sideways", "°"),
  /** Nod; positive downwards. -90 to 90. */
  POSE_PITCH("head tilted up or down", "°"),
  /** Lean in the picture's plane; positive clockwise as seen. -180 to 180. */
  POSE_ROLL("head leaning", "°"),
  /** Opening of the more closed eye over its width. 0 and up; about 0.3 for open eyes. */
  EYES_OPEN("eyes open", "ratio"),
  /**
   * Opening between the lips over the distance from the eyes to the chin. 0 and up; 0 is closed.
   */
  MOUTH_CLOSED("mouth open", "ratio"),
  /**
   * Brightness about and below the darker eye, which three tenths of the points there exceed, over
   * the median of forehead, nose and the cheek on its side: dark glasses cover all of that, dark
   * eyes do not. 0 and up; mostly 0.7 to 1.1 where nothing covers the eyes. Not the standard's
   * measure of that name, which is the share of the eyes that a trained network finds uncovered.
   */
  EYES_VISIBLE("eyes uncovered", "ratio"),
  /**
   * How much the line between the lips stands out: the deviation of the brightness down the middle
   * of the mouth from an even course, over the face's brightness. 0 and up; mostly 0.02 to 0.08,
   * under a mask less. The standard has "mouth occlusion prevention", by a trained network.
   */
  MOUTH_VISIBLE("mouth uncovered", "ratio"),
  /**
   * How far apart several looks find the mouth, over the height of the detected face: a hidden one
   * is found here and there. 0 and up; mostly below 0.05. The standard has none of this kind.
   */
  MOUTH_SPREAD("mouth found in one place", "share"),
  /**
   * From the eyes to the mouth over the height of the detected face, by the landmarks: far too
   * little where these are astray. 0 and up; about 0.35. The standard has none of this kind.
   */
  EYES_TO_MOUTH("features in their places", "share"),
  /** Number of faces in the picture. 1 and up. */
  SINGLE_FACE_PRESENT("faces in the picture", "faces");

  private final String label;
  private final String unit;

  QualityMeasure(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  /** In plain words. */
  public String label() {
    return label;
  }

  /** Unit of the value. */
  public String unit() {
    return unit;
  }
}

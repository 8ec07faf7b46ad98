package org.exeat.domain;

/**
 * What the lane's sign or the officer asks of the people in a vehicle. It asks everybody in it, and
 * nobody has to do it: who does not is looked at by the officer.
 */
public enum Prompt {
  /** To a vehicle that has not stood yet. */
  STOP,
  LOOK_AT_CAMERA,
  OPEN_FRONT_WINDOWS,
  OPEN_REAR_WINDOWS,
  REMOVE_SUNGLASSES,
  /** Masks off, hands and phones down. */
  UNCOVER_FACE,
  /** On motorcycles: a visor that is up leaves too little of the face. */
  REMOVE_HELMET,
  WAKE_PASSENGERS
}

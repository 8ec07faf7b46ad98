package org.exeat.simulator.people;

/** How a body holds itself. */
public enum Stance {
  /** Seated, hands on a steering wheel. */
  DRIVING,
  /** Seated, hands in the lap. */
  SEATED,
  /** Seated, one hand holds a telephone before the chest. */
  PHONE,
  /** Seated, one hand before the lower half of the face. */
  HAND_BEFORE_FACE,
  /** Seated, both hands hold a sheet of paper or a tablet before the face. */
  HOLDING_UP,
  /** In a child seat. */
  CHILD_SEAT,
  /** On a motorcycle or bicycle, hands on the bar. */
  RIDING,
  STANDING,
  /** Standing with one leg before the other, as in a step. */
  WALKING,
  /** Stretched out on the seat, head at the seat's level. */
  LYING
}

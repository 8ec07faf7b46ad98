package org.exeat.domain;

/** How people cross. */
public enum Mode {
  VEHICLE,
  BUS,
  TRUCK,
  TRAIN,
  MOTORCYCLE,
  BICYCLE,
  FOOT
}

package org.exeat.simulator.traffic;

import java.util.Arrays;

/** A motion in pieces of constant acceleration. Immutable. */
final class DrivenMotion implements Motion {
  private final double[] times;
  private final double[] places;
  private final double[] speeds;
  private final double[] accelerations;
  private final double end;
  private final double stands;
  private final double pullsOff;

  private DrivenMotion(Recorder recorder, double end) {
    times = Arrays.copyOf(recorder.times, recorder.count);
    places = Arrays.copyOf(recorder.places, recorder.count);
    speeds = Arrays.copyOf(recorder.speeds, recorder.count);
    accelerations = Arrays.copyOf(recorder.accelerations, recorder.count);
    this.end = end;
    stands = recorder.stands;
    pullsOff = recorder.pullsOff;
  }

  @Override
  public double begin() {
    return times[0];
  }

  @Override
  public double end() {
    return end;
  }

  @Override
  public double front(double time) {
    int i = piece(time);
    double t = time - times[i];
    return i == 0 && t < 0
        ? places[0] + speeds[0] * t
        : places[i] + speeds[i] * t + accelerations[i] * t * t / 2;
  }

  @Override
  public double speed(double time) {
    int i = piece(time);
    double t = time - times[i];
    return i == 0 && t < 0 ? speeds[0] : Math.max(0, speeds[i] + accelerations[i] * t);
  }

  @Override
  public double stands() {
    return stands;
  }

  @Override
  public double pullsOff() {
    return pullsOff;
  }

  private int piece(double time) {
    int i = Arrays.binarySearch(times, time);
    return i >= 0 ? i : Math.max(0, -i - 2);
  }

  /** Takes the pieces down, in order. */
  static final class Recorder {
    private double[] times = new double[64];
    private double[] places = new double[64];
    private double[] speeds = new double[64];
    private double[] accelerations = new double[64];
    private int count;
    private double stands = Double.NaN;
    private double pullsOff = Double.NaN;

    void add(double time, double place, double speed, double acceleration) {
      if (count == times.length) {
        times = Arrays.copyOf(times, count * 2);
        places = Arrays.copyOf(places, count * 2);
        speeds = Arrays.copyOf(speeds, count * 2);
        accelerations = Arrays.copyOf(accelerations, count * 2);
      }
      times[count] = time;
      places[count] = place;
      speeds[count] = speed;
      accelerations[count] = acceleration;
      count++;
    }

    void atStopLine(double from, double to) {
      stands = from;
      pullsOff = to;
    }

    /** The last piece goes on at its speed for whoever asks beyond the end. */
    DrivenMotion motion(double end, double place, double speed) {
      add(end, place, speed, 0);
      return new DrivenMotion(this, end);
    }
  }
}

package org.exeat.simulator.vehicle;

import org.exeat.domain.Position;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;

/**
 * Draws seats and child seats round the hips of those who sit there. The backrest lies 0.13 m
 * behind the trunk's line and the cushion 0.08 m below the hips, as with the manikin of SAE J826.
 */
final class SeatForm {
  /** From the trunk's line to the backrest, metres. */
  private static final double BACK = .13;

  /** From the hips down to the cushion. */
  private static final double CUSHION = .08;

  /** From the back of a median head to the headrest. */
  private static final double HEADREST_GAP = .055;

  /** Height of the headrest's top above the eyes. */
  private static final double HEADREST_TOP = .06;

  private static final Material SHELL = Look.material(Finish.SATIN, .03, .03, .033, .06);

  private final Pen pen;
  private final Look look;
  private final int fineness;

  SeatForm(Pen pen, Look look, int fineness) {
    this.pen = pen;
    this.look = look;
    this.fineness = fineness;
  }

  /**
   * A seat.
   *
   * @param half half its width
   * @param bolsters how far the sides stand out, metres
   * @param floor height of what it stands on
   */
  void seat(Seat seat, double half, double bolsters, double floor) {
    backrest(seat, half, bolsters, .595);
    cushion(seat, half, bolsters, floor);
    headrest(seat, seat.side() == Seat.Side.CENTRE ? .10 : .13, true);
  }

  /** A coach seat: a high back with the headrest built in. */
  void coachSeat(Seat seat, double half) {
    double top = Sitter.eye(seat).z() - seat.hip().z() + HEADREST_TOP;
    double slope = Math.cos(seat.recline());
    backrest(seat, half, .02, top / slope - .04);
    headrest(seat, half - .05, false);
    Position hip = seat.hip();
    Forms.cushion(
        pen,
        4,
        Math.max(2, fineness - 1),
        look.cloth(),
        Forms.at(hip.x() + .14, hip.y(), hip.z() - CUSHION - .06, .26, half, .07, -.1));
  }

  private void backrest(Seat seat, double half, double bolsters, double top) {
    Position hip = seat.hip();
    double s = Math.sin(seat.recline());
    double c = Math.cos(seat.recline());
    double bottom = -.12;
    Forms.cushion(
        pen,
        4.5,
        fineness + 2,
        look.cloth(),
        p -> {
          double t = bottom + (top - bottom) * (p[2] + 1) / 2;
          double narrow = t < .3 ? 1 : 1 - .26 * Math.pow((t - .3) / .27, 2);
          double y = p[1] * half * Math.max(.7, narrow);
          double hollow = bolsters * Math.pow(Math.abs(p[1]), 4) * Math.max(0, p[0]);
          double lumbar = .012 * Math.cos((t - .12) * 5) * Math.max(0, p[0]);
          double d = -BACK - .065 + p[0] * (.065 - .02 * (p[2] + 1) / 2) + hollow + lumbar;
          place(p, hip, s, c, d, y, t);
        });
    if (bolsters > .03) {
      for (int side = -1; side <= 1; side += 2) {
        int sign = side;
        Forms.cushion(
            pen,
            3,
            fineness,
            look.seam(),
            p -> {
              double t = .20 + .26 * p[2];
              double y = sign * (half * .86) + p[1] * .055;
              place(p, hip, s, c, -BACK - .02 + p[0] * (.04 + bolsters * .6), y, t);
            });
      }
    }
  }

  private static void place(
      double[] p, Position hip, double s, double c, double forward, double y, double along) {
    p[0] = hip.x() + forward * c - along * s;
    p[1] = hip.y() + y;
    p[2] = hip.z() + forward * s + along * c;
  }

  private void cushion(Seat seat, double half, double bolsters, double floor) {
    Position hip = seat.hip();
    double z = hip.z() - CUSHION;
    Forms.cushion(
        pen,
        4,
        fineness + 1,
        look.cloth(),
        Forms.at(hip.x() + .15, hip.y(), z - .07, .29, half * .97, .08, -.12));
    if (bolsters > .03) {
      for (int side = -1; side <= 1; side += 2) {
        Forms.cushion(
            pen,
            3,
            fineness - 1,
            look.seam(),
            Forms.at(hip.x() + .14, hip.y() + side * half * .88, z - .04, .25, .05, .07, -.12));
      }
    }
    Forms.box(
        pen,
        hip.x() - .12,
        hip.x() + .36,
        hip.y() - half * .9,
        hip.y() + half * .9,
        floor,
        z - .09,
        look.plastic());
  }

  private void headrest(Seat seat, double half, boolean posts) {
    Position eye = Sitter.eye(seat);
    double front = eye.x() - Sitter.OCCIPUT - HEADREST_GAP;
    double height = seat.side() == Seat.Side.CENTRE && seat.row() > 1 ? .08 : .10;
    double top = eye.z() + HEADREST_TOP;
    double depth = .05;
    double tilt = -seat.recline() * .45;
    double x = front - depth;
    double z = top - height;
    Forms.cushion(
        pen, 4, fineness + 1, look.cloth(), Forms.at(x, eye.y(), z, depth, half, height, tilt));
    if (posts) {
      double s = Math.sin(seat.recline());
      double c = Math.cos(seat.recline());
      double along = .50;
      for (int side = -1; side <= 1; side += 2) {
        double y = eye.y() + side * half * .5;
        double[] foot = new double[3];
        place(foot, seat.hip(), s, c, -BACK - .06, 0, along);
        foot[1] = y;
        Forms.rod(pen, foot, new double[] {x, y, z}, .006, .006, 5, Look.CHROME);
      }
    }
  }

  /** The bench below and behind a row: what joins its seats. */
  void bench(double x, double z, double recline, double half, double floor) {
    double s = Math.sin(recline);
    double c = Math.cos(recline);
    Position hip = new Position(x, 0, z);
    Forms.cushion(
        pen,
        8,
        fineness + 2,
        look.seam(),
        p -> {
          double t = .19 + .31 * p[2];
          place(p, hip, s, c, -BACK - .085 + p[0] * .05, p[1] * half, t);
        });
    Forms.cushion(
        pen, 8, fineness + 2, look.seam(), Forms.at(x + .12, 0, z - .19, .28, half, .08, -.1));
    Forms.box(pen, x - .14, x + .3, -half * .96, half * .96, floor, z - .2, look.plastic());
  }

  /** A forward-facing child seat on a seat: shell, wings beside head and shoulders, arms. */
  void childSeat(Seat seat) {
    Position hip = seat.hip();
    double s = Math.sin(seat.recline() * .8);
    double c = Math.cos(seat.recline() * .8);
    double half = .20;
    Forms.cushion(
        pen,
        4,
        fineness + 1,
        SHELL,
        p -> place(p, hip, s, c, -.085 + p[0] * .035, p[1] * half, .30 + p[2] * .36));
    Forms.cushion(
        pen,
        4,
        fineness,
        look.seam(),
        p -> place(p, hip, s, c, -.045 + p[0] * .02, p[1] * half * .8, .32 + p[2] * .31));
    Forms.cushion(
        pen,
        4,
        fineness,
        SHELL,
        Forms.at(hip.x() + .12, hip.y(), hip.z() - .04, .2, .2, .05, -.15));
    for (int side = -1; side <= 1; side += 2) {
      int sign = side;
      wing(hip, s, c, sign, .53, .12, .085, .175);
      wing(hip, s, c, sign, .28, .13, .05, .20);
      Forms.cushion(
          pen,
          3,
          fineness,
          SHELL,
          Forms.at(hip.x() + .12, hip.y() + sign * .2, hip.z() + .06, .17, .03, .06, -.1));
    }
  }

  private void wing(
      Position hip, double s, double c, int sign, double t, double tall, double deep, double y) {
    Forms.cushion(
        pen,
        4,
        fineness,
        SHELL,
        p ->
            place(
                p,
                hip,
                s,
                c,
                -.05 + deep + p[0] * deep,
                sign * (y + (p[0] + 1) * .012) + p[1] * .022,
                t + p[2] * tall));
  }
}

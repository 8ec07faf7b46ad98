package org.exeat.simulator.vehicle;

/**
 * The outer surface of a body without its panes cut out. Two curves run from the lower front lip
 * over hood, windscreen, roof and tail to the lower rear lip, one in the middle plane and one along
 * the left edge; between them lies the skin that is seen from above and from both ends, below the
 * edge the flank.
 *
 * @param centre in the middle plane
 * @param edge seen from the side; how far left it is follows from the flank
 * @param round for each knot, how much of the drop from centre to edge happens close to the edge
 * @param flank the side
 */
record BodyShape(Curve centre, Curve edge, double[] round, Flank flank) {
  /** The skin at parameter s of the curves, v from -1 (right edge) over 0 (middle) to 1 (left). */
  void top(double s, double v, double[] p) {
    int i = Math.clamp((int) Math.floor(s), 0, round.length - 2);
    double r = round[i] + (round[i + 1] - round[i]) * (s - i);
    double v2 = v * v;
    double v4 = v2 * v2;
    double drop = (1 - r) * v2 + r * v4 * v4;
    double ex = edge.x(s);
    double ez = edge.z(s);
    double cx = centre.x(s);
    double cz = centre.z(s);
    p[0] = cx + (ex - cx) * drop;
    p[1] = flank.at(ex, ez) * v;
    p[2] = cz + (ez - cz) * drop;
  }

  /** The skin moved inwards. */
  Sheet inside(double depth) {
    Sheet outer = this::top;
    if (depth == 0) {
      return outer;
    }
    int end = centre.pieces();
    return (s, v, p) -> {
      double[] n = new double[3];
      // The bounds lie at the next kinks, so that none is averaged away and no crack opens at a
      // knot without one.
      int from = Math.clamp((int) Math.floor(s), 0, end - 1);
      int to = from + 1;
      while (!centre.sharp(from)) {
        from--;
      }
      while (!centre.sharp(to)) {
        to++;
      }
      outer.normal(s, v, from, to, -1, 1, n);
      outer.at(s, v, p);
      for (int i = 0; i < 3; i++) {
        p[i] += n[i] * depth;
      }
    };
  }

  /** The left flank over x and z, moved inwards. */
  Sheet side(double depth) {
    return (x, z, p) -> {
      p[0] = x;
      p[1] = flank.at(x, z) - depth;
      p[2] = z;
    };
  }

  /** Height of the edge above an x, between two parameters. */
  double edgeHeight(double x, double from, double to) {
    return edge.z(edge.whereX(x, from, to));
  }
}

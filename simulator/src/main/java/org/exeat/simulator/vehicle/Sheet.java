package org.exeat.simulator.vehicle;

/** A curved surface over two parameters. */
@FunctionalInterface
interface Sheet {
  /** Writes x, y, z (metres) of a place on the surface. */
  void at(double u, double v, double[] place);

  /** The unit normal along du x dv, with both parameters kept within their bounds. */
  default void normal(
      double u, double v, double u0, double u1, double v0, double v1, double[] normal) {
    double hu = (u1 - u0) * 1e-4;
    double hv = (v1 - v0) * 1e-4;
    double[] a = new double[3];
    double[] b = new double[3];
    double[] c = new double[3];
    double[] d = new double[3];
    double mu = u;
    double mv = v;
    for (int attempt = 0; attempt < 4; attempt++) {
      at(Math.max(u0, mu - hu), mv, a);
      at(Math.min(u1, mu + hu), mv, b);
      at(mu, Math.max(v0, mv - hv), c);
      at(mu, Math.min(v1, mv + hv), d);
      for (int i = 0; i < 3; i++) {
        b[i] -= a[i];
        d[i] -= c[i];
      }
      double x = b[1] * d[2] - b[2] * d[1];
      double y = b[2] * d[0] - b[0] * d[2];
      double z = b[0] * d[1] - b[1] * d[0];
      double length = Math.sqrt(x * x + y * y + z * z);
      double scale =
          Math.sqrt((b[0] * b[0] + b[1] * b[1] + b[2] * b[2]))
              * Math.sqrt((d[0] * d[0] + d[1] * d[1] + d[2] * d[2]));
      if (length > 1e-6 * scale && length > 1e-16) {
        normal[0] = x / length;
        normal[1] = y / length;
        normal[2] = z / length;
        return;
      }
      // A pole or a closed end: the place next to it towards the middle knows the direction.
      mu += ((u0 + u1) / 2 - mu) * .02;
      mv += ((v0 + v1) / 2 - mv) * .02;
    }
    normal[0] = 0;
    normal[1] = 0;
    normal[2] = 1;
  }
}

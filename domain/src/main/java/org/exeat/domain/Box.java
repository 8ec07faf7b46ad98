package org.exeat.domain;

/**
 * An axis-aligned rectangle in image pixels: origin at the top left corner of the picture, x to the
 * right, y down. It may reach beyond the picture.
 *
 * @param x left edge, pixels
 * @param y top edge, pixels
 * @param width pixels, not negative
 * @param height pixels, not negative
 */
public record Box(double x, double y, double width, double height) {
  public Box {
    if (!Double.isFinite(x)
        || !Double.isFinite(y)
        || !(width >= 0)
        || !(height >= 0)
        || Double.isInfinite(width)
        || Double.isInfinite(height)) {
      throw new IllegalArgumentException(
          "a box has finite edges and no negative side, not "
              + x
              + ","
              + y
              + " "
              + width
              + "x"
              + height);
    }
  }

  /** Right edge, pixels. */
  public double right() {
    return x + width;
  }

  /** Bottom edge, pixels. */
  public double bottom() {
    return y + height;
  }

  /** Area, square pixels. */
  public double area() {
    return width * height;
  }

  /** Centre. */
  public Point center() {
    return new Point(x + width / 2, y + height / 2);
  }

  /** Area that two boxes share, square pixels; 0 where they lie apart. */
  public double intersection(Box other) {
    double w = Math.min(right(), other.right()) - Math.max(x, other.x);
    double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    return w <= 0 || h <= 0 ? 0 : w * h;
  }

  /** Intersection over union with another box, 0 (apart) to 1 (equal); 0 where both are empty. */
  public double intersectionOverUnion(Box other) {
    double both = intersection(other);
    return both == 0 ? 0 : both / (area() + other.area() - both);
  }
}

package org.exeat.report;

import java.util.Locale;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Position;

/**
 * A lane from above as SVG: travel to the right, one metre between the lines of the grid. Cameras
 * are drawn with the angle that their picture is wide, and told below it.
 *
 * @param lane as built
 * @param heading direction of travel, degrees clockwise from north
 * @param vehicleLength of the outline that stands at the stop line, metres
 * @param vehicleWidth metres
 */
public record LanePlan(Lane lane, double heading, double vehicleLength, double vehicleWidth) {
  private static final double PIXELS = 46;
  private static final double MARGIN = 1;

  private static final double REACH = 11;

  /** Of what is told of a camera, pixels. */
  private static final double LINE = 18;

  private record Frame(double left, double right, double bottom, double top) {
    double x(double metres) {
      return (metres - left) * PIXELS;
    }

    double y(double metres) {
      return (top - metres) * PIXELS;
    }
  }

  /** The drawing, an {@code svg} element. */
  public String svg() {
    Html to = new Html();
    write(to);
    return to.toString();
  }

  void write(Html to) {
    Frame f = frame();
    double width = (f.right() - f.left()) * PIXELS;
    double ground = (f.top() - f.bottom()) * PIXELS + 54;
    double height = ground + LINE * (lane.cameras().size() + 1);
    to.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "width",
        number(width),
        "font-family",
        "sans-serif",
        "font-size",
        "13",
        "role",
        "img");
    to.element("title", "Lane " + lane.name() + " from above");
    rect(to, 0, 0, width, height, "#ffffff", "none");
    grid(to, f);
    road(to, f);
    for (LaneStructure s : lane.structures()) {
      structure(to, f, s);
    }
    rect(
        to,
        f.x(-vehicleLength),
        f.y(vehicleWidth / 2),
        vehicleLength * PIXELS,
        vehicleWidth * PIXELS,
        "none",
        "#333333");
    text(to, f.x(-vehicleLength) + 6, f.y(0) + 4, "vehicle at the stop line", "#333333", "start");
    int number = 0;
    for (LaneCamera c : lane.cameras()) {
      String colour = COLOURS[number % COLOURS.length];
      camera(to, f, c, colour);
      text(to, 20, ground + LINE * ++number, told(c), colour, "start");
    }
    for (LaneLamp l : lane.lamps()) {
      to.open(
          "circle",
          "cx",
          number(f.x(l.position().x())),
          "cy",
          number(f.y(l.position().y())),
          "r",
          "6",
          "fill",
          "#ffd24d",
          "stroke",
          "#7a5b00");
      to.element("title", "lamp " + l.name()).close();
    }
    legend(to, f, ground);
    to.close();
  }

  private static final String[] COLOURS = {
    "#0b5fa5", "#a03c00", "#1b7a3d", "#7a1f8a", "#666600", "#b0206a"
  };

  private Frame frame() {
    double left = Math.min(-vehicleLength, lane.trigger().from()) - MARGIN;
    double right = 1;
    double side = lane.width() / 2;
    for (LaneCamera c : lane.cameras()) {
      left = Math.min(left, c.position().x());
      right = Math.max(right, c.position().x());
      side = Math.max(side, Math.abs(c.position().y()));
    }
    for (LaneStructure s : lane.structures()) {
      right = Math.max(right, s.kind() == LaneStructure.Kind.KERB ? right : s.to().x());
      side = Math.max(side, Math.min(8, Math.max(Math.abs(s.from().y()), Math.abs(s.to().y()))));
    }
    return new Frame(
        Math.max(left, -25) - MARGIN,
        Math.min(right, 25) + MARGIN + 1,
        -side - MARGIN,
        side + MARGIN);
  }

  private static void grid(Html to, Frame f) {
    for (int x = (int) Math.ceil(f.left()); x <= f.right(); x++) {
      line(to, f.x(x), f.y(f.top()), f.x(x), f.y(f.bottom()), x == 0 ? "#999999" : "#e6e6e6", 1);
      if (x % 2 == 0) {
        text(to, f.x(x), f.y(f.bottom()) + 14, x + " m", "#666666", "middle");
      }
    }
    for (int y = (int) Math.ceil(f.bottom()); y <= f.top(); y++) {
      line(to, f.x(f.left()), f.y(y), f.x(f.right()), f.y(y), "#e6e6e6", 1);
    }
  }

  private void road(Html to, Frame f) {
    double half = lane.width() / 2;
    rect(
        to,
        f.x(Math.max(f.left(), lane.trigger().from())),
        f.y(half),
        (Math.min(f.right(), lane.trigger().to()) - Math.max(f.left(), lane.trigger().from()))
            * PIXELS,
        lane.width() * PIXELS,
        "#e8f2e8",
        "none");
    text(
        to,
        f.x(lane.trigger().from()) + 4,
        f.y(-half) - 6,
        "trigger: the front is here",
        "#2f6b2f",
        "start");
    line(to, f.x(f.left()), f.y(half), f.x(f.right()), f.y(half), "#444444", 2);
    line(to, f.x(f.left()), f.y(-half), f.x(f.right()), f.y(-half), "#444444", 2);
    line(to, f.x(0), f.y(half), f.x(0), f.y(-half), "#444444", 5);
    text(to, f.x(.1), f.y(half) - 6, "stop line", "#444444", "start");
  }

  private static void structure(Html to, Frame f, LaneStructure s) {
    double left = Math.max(f.left(), s.from().x());
    double right = Math.min(f.right(), s.to().x());
    double top = Math.min(f.top(), s.to().y());
    double bottom = Math.max(f.bottom(), s.from().y());
    if (left >= right || bottom >= top) {
      return;
    }
    boolean above = s.from().z() > 2.2;
    to.open(
        "rect",
        "x",
        number(f.x(left)),
        "y",
        number(f.y(top)),
        "width",
        number((right - left) * PIXELS),
        "height",
        number((top - bottom) * PIXELS),
        "fill",
        above ? "none" : "#d9d4c7",
        "fill-opacity",
        s.kind() == LaneStructure.Kind.KERB ? "0.4" : "1",
        "stroke",
        "#8a8371",
        "stroke-dasharray",
        above ? "6 4" : "none");
    to.close();
    if (s.kind() != LaneStructure.Kind.POST) {
      String name = s.kind().name().toLowerCase(Locale.ROOT) + (above ? ", above" : "");
      boolean narrow = (right - left) * PIXELS < 60;
      boolean across = s.kind() == LaneStructure.Kind.BARRIER; // its ends are in the cameras' way
      text(
          to,
          across ? f.x(right) + 6 : narrow ? f.x(left) - 4 : f.x(left) + 6,
          across ? f.y(0) + 4 : f.y(top) + 15,
          name,
          "#6a6453",
          narrow && !across ? "end" : "start");
    }
  }

  private static void camera(Html to, Frame f, LaneCamera c, String colour) {
    Position p = c.position();
    double[] ray = {c.lookAt().x() - p.x(), c.lookAt().y() - p.y(), c.lookAt().z() - p.z()};
    double direction = Math.atan2(ray[1], ray[0]);
    double half = half(c);
    StringBuilder corners = new StringBuilder();
    corners.append(number(f.x(p.x()))).append(',').append(number(f.y(p.y())));
    for (int i = -1; i <= 1; i += 2) {
      double angle = direction + i * half;
      corners
          .append(' ')
          .append(number(f.x(p.x() + REACH * Math.cos(angle))))
          .append(',')
          .append(number(f.y(p.y() + REACH * Math.sin(angle))));
    }
    to.open(
        "polygon",
        "points",
        corners.toString(),
        "fill",
        colour,
        "fill-opacity",
        "0.12",
        "stroke",
        colour,
        "stroke-opacity",
        "0.6");
    to.close();
    to.open("circle", "cx", number(f.x(p.x())), "cy", number(f.y(p.y())), "r", "6", "fill", colour);
    to.close();
    boolean leftward = f.x(p.x()) > (f.right() - f.left()) * PIXELS / 2;
    text(
        to,
        f.x(p.x()) + (leftward ? -10 : 10),
        f.y(p.y()) + (p.y() >= 0 ? -10 : 20),
        c.name(),
        colour,
        leftward ? "end" : "start");
  }

  private static String told(LaneCamera c) {
    double toFaces =
        Math.hypot(c.lookAt().x() - c.position().x(), c.lookAt().y() - c.position().y());
    return String.format(
        Locale.ROOT,
        "%s: %.1f m high, sees %.1f m at %.1f m",
        c.name(),
        c.position().z(),
        2 * toFaces * Math.tan(half(c)),
        toFaces);
  }

  /** Half the angle that its picture is wide. */
  private static double half(LaneCamera c) {
    return Math.atan(c.sensor().width() / 2 / c.focalLength());
  }

  private void legend(Html to, Frame f, double height) {
    double y = height - 14;
    line(to, 20, y, 20 + 2 * PIXELS, y, "#000000", 3);
    text(to, 20 + 2 * PIXELS + 8, y + 4, "2 m, travel to the right", "#000000", "start");
    // the lane's x axis points to the right: north lies counter-clockwise by the heading less 90
    double north = Math.toRadians(heading);
    double cx = (f.right() - f.left()) * PIXELS - 40;
    double cy = height - 24;
    line(
        to,
        cx - 16 * Math.cos(north),
        cy + 16 * Math.sin(north),
        cx + 16 * Math.cos(north),
        cy - 16 * Math.sin(north),
        "#000000",
        2);
    text(to, cx + 25 * Math.cos(north), cy - 25 * Math.sin(north) + 4, "N", "#000000", "middle");
  }

  private static void rect(
      Html to, double x, double y, double width, double height, String fill, String stroke) {
    to.open(
        "rect",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(Math.max(0, width)),
        "height",
        number(Math.max(0, height)),
        "fill",
        fill,
        "stroke",
        stroke);
    to.close();
  }

  private static void line(
      Html to, double x1, double y1, double x2, double y2, String colour, double width) {
    to.open(
        "line",
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2),
        "stroke",
        colour,
        "stroke-width",
        number(width));
    to.close();
  }

  private static void text(Html to, double x, double y, String text, String colour, String anchor) {
    to.element(
        "text",
        text,
        "x",
        number(x),
        "y",
        number(y),
        "fill",
        colour,
        "text-anchor",
        anchor,
        "paint-order",
        "stroke",
        "stroke",
        "#ffffff",
        "stroke-width",
        "3");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

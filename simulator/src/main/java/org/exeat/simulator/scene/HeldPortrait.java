package org.exeat.simulator.scene;

import org.exeat.faces.Image;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Rgb;

/**
 * A portrait on paper or on a screen, as a presentation attack holds it up (ISO/IEC 30107-3 calls
 * it the presentation attack instrument). A sheet that faces along x, its middle at the origin.
 */
final class HeldPortrait {
  private static final int COLUMNS = 130;

  /** Luminance of a screen's white, kcd/m²: a bright telephone or tablet. */
  private static final float SCREEN = .5f;

  private static final Material PAPER = new Material(Finish.MATTE, new Rgb(.8f, .8f, .78f), .75f);
  private static final Material CASE = new Material(Finish.SATIN, new Rgb(.05f, .05f, .05f), .1f);

  private HeldPortrait() {}

  /** What shows the portrait. */
  enum Sheet {
    /** Paper with inks that near infrared light does not see. */
    INK,
    /** Paper with black toner, which it does. */
    TONER,
    /** A screen, which gives none. */
    SCREEN
  }

  /**
   * @param portrait sRGB
   * @param height of the sheet, metres
   * @param sheet what shows it
   */
  static Mesh of(Image portrait, double height, Sheet sheet) {
    boolean screen = sheet == Sheet.SCREEN;
    int rows = COLUMNS * portrait.height() / portrait.width();
    double width = height * portrait.width() / portrait.height();
    Mesh.Builder builder = new Mesh.Builder();
    int[][] corners = new int[rows + 1][COLUMNS + 1];
    for (int j = 0; j <= rows; j++) {
      for (int i = 0; i <= COLUMNS; i++) {
        int rgb =
            portrait.rgbAt(
                Math.min(portrait.width() - 1, i * portrait.width() / COLUMNS),
                Math.min(portrait.height() - 1, j * portrait.height() / rows));
        Rgb colour = new Rgb(linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255));
        float grey = .2126f * colour.red() + .7152f * colour.green() + .0722f * colour.blue();
        Material material =
            switch (sheet) {
              case SCREEN -> new Material(Finish.LAMP, colour.scaled(SCREEN), .05f);
              case INK -> new Material(Finish.MATTE, colour.scaled(.85f), .7f);
              case TONER ->
                  new Material(
                      Finish.MATTE, new Rgb(.85f * grey, .85f * grey, .85f * grey), .75f * grey);
            };
        // the picture's left is the left of whoever looks at it: the holder's right
        corners[j][i] =
            builder.corner(
                0,
                ((double) i / COLUMNS - .5) * width,
                (.5 - (double) j / rows) * height,
                1,
                0,
                0,
                material);
      }
    }
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < COLUMNS; i++) {
        builder.triangle(corners[j][i], corners[j + 1][i], corners[j + 1][i + 1]);
        builder.triangle(corners[j][i], corners[j + 1][i + 1], corners[j][i + 1]);
      }
    }
    back(builder, width / 2, height / 2, screen ? CASE : PAPER);
    return builder.build();
  }

  private static void back(Mesh.Builder builder, double y, double z, Material material) {
    int a = builder.corner(-.001, y, z, -1, 0, 0, material);
    int b = builder.corner(-.001, -y, z, -1, 0, 0, material);
    int c = builder.corner(-.001, -y, -z, -1, 0, 0, material);
    int d = builder.corner(-.001, y, -z, -1, 0, 0, material);
    builder.outwardTriangle(a, b, c);
    builder.outwardTriangle(a, c, d);
  }

  private static float linear(int value) {
    double s = value / 255d;
    return (float) (s <= .04045 ? s / 12.92 : Math.pow((s + .055) / 1.055, 2.4));
  }
}

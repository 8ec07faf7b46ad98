package org.exeat.server;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.exeat.report.QrCode;

/** Pictures as telephones take them of a sheet of paper. */
final class Photograph {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1200;

  private Photograph() {}

  /** Of a code, held a little askew. */
  static byte[] of(String text) throws IOException {
    QrCode code = QrCode.of(text);
    BufferedImage image = wall();
    Graphics2D g = image.createGraphics();
    int module = 900 / (code.size() + 8);
    int side = module * (code.size() + 8);
    g.translate(WIDTH / 2, HEIGHT / 2);
    g.rotate(Math.toRadians(4));
    g.translate(-side / 2, -side / 2);
    g.setColor(new Color(0xefece4));
    g.fillRect(0, 0, side, side);
    g.setColor(new Color(0x222222));
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.dark(x, y)) {
          g.fillRect((x + 4) * module, (y + 4) * module, module, module);
        }
      }
    }
    g.dispose();
    return file(image, "jpg");
  }

  /** Of a wall. */
  static byte[] ofNothing() throws IOException {
    return ofNothing("jpg");
  }

  static byte[] ofNothing(String format) throws IOException {
    return file(wall(), format);
  }

  private static BufferedImage wall() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0x8a8f86));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.dispose();
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, format, file);
    return file.toByteArray();
  }
}

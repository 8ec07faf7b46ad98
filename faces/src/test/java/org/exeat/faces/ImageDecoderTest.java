package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.exeat.faces.UnreadableImageException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDecoderTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** Red in the top left quarter, green top right, blue bottom left, white bottom right. */
  private static BufferedImage quarters(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      g.setColor(colors[i]);
      g.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    g.dispose();
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }

  private static void assertNear(int expected, int actual) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(
          expected >> shift & 0xff, actual >> shift & 0xff, 6, Integer.toHexString(actual));
    }
  }

  private static Reason refused(byte[] file) {
    return assertThrows(UnreadableImageException.class, () -> ImageDecoder.decode(file)).reason();
  }

  @Test
  void readsWhatItWrites() throws Exception {
    byte[] rgb = new byte[31 * 17 * 3];
    new Random(1).nextBytes(rgb);
    Image image = new Image(31, 17, rgb);
    Image again = ImageDecoder.decode(ImageEncoder.png(image));
    assertEquals(image.rgb(), again.rgb());
    assertEquals(31, ImageDecoder.decode(ImageEncoder.jpeg(image, 90)).width());
  }

  @ParameterizedTest
  @CsvSource({"jpg", "png"})
  void readsColoursInTheirPlaces(String format) throws Exception {
    Image image = ImageDecoder.decode(file(quarters(64, 48), format));
    assertEquals(64, image.width());
    assertEquals(48, image.height());
    assertNear(0xff0000, image.rgbAt(10, 10));
    assertNear(0x00ff00, image.rgbAt(50, 10));
    assertNear(0x0000ff, image.rgbAt(10, 40));
    assertNear(0xffffff, image.rgbAt(50, 40));
  }

  @Test
  void readsGreyAndTransparentPictures() throws Exception {
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    assertEquals(0, ImageDecoder.decode(file(grey, "jpg")).rgbAt(3, 3) & 0xf8f8f8);
    BufferedImage alpha = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    assertEquals(8, ImageDecoder.decode(file(alpha, "png")).width());
  }

  /** EXIF orientation 1 to 8: the stored corner that ends up at the top left. */
  @ParameterizedTest
  @CsvSource({
    "1, 64, 48, ff0000", "2, 64, 48, 00ff00", "3, 64, 48, ffffff", "4, 64, 48, 0000ff",
    "5, 48, 64, ff0000", "6, 48, 64, 0000ff", "7, 48, 64, ffffff", "8, 48, 64, 00ff00"
  })
  void turnsUpright(int orientation, int width, int height, String topLeft) throws Exception {
    byte[] jpeg = file(quarters(64, 48), "jpg");
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] turned =
        ByteBuffer.allocate(jpeg.length + exif.length)
            .put(jpeg, 0, 2)
            .put(exif)
            .put(jpeg, 2, jpeg.length - 2)
            .array();
    Image image = ImageDecoder.decode(turned);
    assertEquals(width, image.width());
    assertEquals(height, image.height());
    assertNear(Integer.parseInt(topLeft, 16), image.rgbAt(10, 10));
  }

  @Test
  void readsCmyk() throws Exception {
    byte[] file = Files.readAllBytes(RESOURCES.resolve("cmyk.jpg"));
    Image image = ImageDecoder.decode(file);
    assertEquals(32, image.width());
    // Pure cyan: no red, much green and blue.
    int rgb = image.rgbAt(16, 16);
    assertTrue(
        (rgb >> 16 & 0xff) < 60 && (rgb >> 8 & 0xff) > 120 && (rgb & 0xff) > 120,
        Integer.toHexString(rgb));
  }

  @ParameterizedTest
  @CsvSource({"quarters.jp2", "quarters.j2k"})
  void readsJpeg2000(String name) throws Exception {
    Image image = ImageDecoder.read(RESOURCES.resolve(name));
    assertEquals(32, image.width());
    assertEquals(24, image.height());
    assertNear(0xff0000, image.rgbAt(4, 4));
    assertNear(0x00ff00, image.rgbAt(28, 4));
    assertNear(0x0000ff, image.rgbAt(4, 20));
    assertNear(0xffffff, image.rgbAt(28, 20));
  }

  @Test
  void readsJpeg2000OfAPassport() throws Exception {
    Path file = Networks.fixtures("dg2").resolve("portrait_bsi2008.jp2");
    Image image = ImageDecoder.read(file);
    assertTrue(image.width() > 100 && image.height() > image.width());
    byte[] bytes = Files.readAllBytes(file);
    assertTrue(
        Arrays.asList(Reason.TRUNCATED, Reason.BROKEN)
            .contains(refused(Arrays.copyOf(bytes, bytes.length / 2))));
  }

  @Test
  void refusesWithTheRuleInWords() {
    assertEquals(Reason.EMPTY, refused(new byte[0]));
    byte[] text = "this is not a picture".getBytes(StandardCharsets.UTF_8);
    assertEquals(Reason.FORMAT, refused(text));
    String message =
        assertThrows(UnreadableImageException.class, () -> ImageDecoder.decode(text)).getMessage();
    assertTrue(
        message.contains("text file") && message.contains("JPEG, PNG and JPEG 2000"), message);
    assertEquals(Reason.FORMAT, refused("GIF89a..........".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void refusesTruncatedFilesRatherThanShowHalf() throws Exception {
    for (String format : new String[] {"jpg", "png"}) {
      byte[] whole = file(quarters(200, 100), format);
      for (int keep : new int[] {whole.length - 2, whole.length / 2, 20}) {
        assertTrue(
            Arrays.asList(Reason.TRUNCATED, Reason.BROKEN)
                .contains(refused(Arrays.copyOf(whole, keep))),
            format + " cut to " + keep);
      }
    }
  }

  @Test
  void refusesBombsFromTheirHeader() throws Exception {
    byte[] png = file(quarters(8, 8), "png");
    ByteBuffer.wrap(png).putInt(16, 40_000).putInt(20, 40_000);
    assertEquals(Reason.TOO_LARGE, refused(png));
    byte[] jpeg = file(quarters(8, 8), "jpg");
    for (int i = 0; i < jpeg.length - 9; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 40_000).putShort(i + 7, (short) 40_000);
      }
    }
    assertEquals(Reason.TOO_LARGE, refused(jpeg));
  }

  /** A decoder goes over the whole picture for each scan, however little is in it. */
  @Test
  void refusesPicturesOfManyScans() throws Exception {
    byte[] file = ImageEncoder.jpeg(new Image(16, 16, new byte[16 * 16 * 3]), 85);
    int scan = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");
    byte[] scans = Arrays.copyOfRange(file, scan, file.length - 2);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(file, 0, file.length - 2);
    for (int i = 0; i < ImageDecoder.MOST_SCANS; i++) {
      many.write(scans);
    }
    many.write(file, file.length - 2, 2);
    String message =
        assertThrows(UnreadableImageException.class, () -> ImageDecoder.decode(many.toByteArray()))
            .getMessage();
    assertTrue(message.contains("scans"), message);
    assertEquals(1, ImageHeader.scans(file));
  }

  @Test
  void onePixelIsAPicture() throws Exception {
    assertEquals(
        1,
        ImageDecoder.decode(file(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png"))
            .width());
  }

  /**
   * Fuzzing: whatever is done to a file, a picture or a named refusal comes out, never anything
   * else.
   */
  @Property(tries = 1000)
  void damagedFilesGiveAPictureOrARefusal(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    byte[] file =
        switch (random.nextInt(4)) {
          case 0 -> file(quarters(24, 16), "jpg");
          case 1 -> file(quarters(24, 16), "png");
          case 2 -> Files.readAllBytes(RESOURCES.resolve("quarters.jp2"));
          default -> Files.readAllBytes(RESOURCES.resolve("quarters.j2k"));
        };
    for (int n = random.nextInt(6); n >= 0; n--) {
      file[random.nextInt(file.length)] = (byte) random.nextInt();
    }
    if (random.nextInt(4) == 0) {
      file = Arrays.copyOf(file, random.nextInt(file.length));
    }
    try {
      Image image = ImageDecoder.decode(file);
      assertTrue((long) image.width() * image.height() <= ImageDecoder.MOST_PIXELS);
    } catch (UnreadableImageException e) {
      assertTrue(e.getMessage().length() > 10);
    }
  }

  @Test
  void jpeg2000IsReadAsItWasWritten() throws Exception {
    Image picture = ImageDecoder.read(Path.of("src/test/resources/parity/picture0.png"));
    byte[] file = ImageEncoder.jpeg2000(picture, 4);
    assertTrue(file.length < picture.width() * picture.height(), file.length + " bytes");
    Image again = ImageDecoder.decode(file);
    assertEquals(picture.width(), again.width());
    assertEquals(picture.height(), again.height());
    long difference = 0;
    for (int i = 0; i < picture.array().length; i++) {
      difference += Math.abs((picture.array()[i] & 0xFF) - (again.array()[i] & 0xFF));
    }
    double mean = (double) difference / picture.array().length;
    assertTrue(mean < 4, "mean difference of " + mean + " grey levels");
  }

  @Test
  void jpeg2000OfHugeDimensionsIsRefusedFromItsHeader() throws Exception {
    byte[] file =
        ImageEncoder.jpeg2000(ImageDecoder.read(Path.of("src/test/resources/parity/crop0.png")), 4);
    int siz = 0;
    while ((file[siz] & 0xFF) != 0xFF
        || (file[siz + 1] & 0xFF) != 0x4F
        || (file[siz + 2] & 0xFF) != 0xFF
        || (file[siz + 3] & 0xFF) != 0x51) {
      siz++;
    }
    // Width and height of the reference grid, ISO/IEC 15444-1, A.5.1; then the box before says so,
    // too.
    ByteBuffer.wrap(file).putInt(siz + 8, 60_000).putInt(siz + 12, 60_000);
    assertThrows(UnreadableImageException.class, () -> ImageDecoder.decode(file));
    int header = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("ihdr");
    ByteBuffer.wrap(file).putInt(header + 4, 60_000).putInt(header + 8, 60_000);
    UnreadableImageException e =
        assertThrows(UnreadableImageException.class, () -> ImageDecoder.decode(file));
    assertEquals(UnreadableImageException.Reason.TOO_LARGE, e.reason(), e.getMessage());
  }
}

package org.exeat.report;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;

/** A text as a QR code (ISO/IEC 18004) with the least error correction, for long texts. */
public final class QrCode {
  /** Modules of the quiet zone on each side. */
  private static final int QUIET = 4;

  private final BitMatrix modules;

  private QrCode(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * Writes a text.
   *
   * @param text Latin letters, 2,900 at most
   * @throws IllegalArgumentException where it is too long
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.L,
                      EncodeHintType.MARGIN,
                      0)));
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text is too long for a code", e);
    }
  }

  /** Modules of a side, without the quiet zone of {@value #QUIET} that has to be around it. */
  public int size() {
    return modules.getWidth();
  }

  /** Whether a module is dark. */
  public boolean dark(int x, int y) {
    return modules.get(x, y);
  }

  /** As a drawing of its own, black on white whatever lies around it, with the quiet zone. */
  public String svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size(); y++) {
      for (int x = 0; x < size(); x++) {
        if (dark(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    int side = size() + 2 * QUIET;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>"
        .formatted(side, path);
  }

  /**
   * Reads a code off a photograph.
   *
   * @param rgb 0xRRGGBB of each pixel, by rows
   * @return empty where none is found
   */
  public static Optional<String> read(int width, int height, int[] rgb) {
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, rgb)));
    try {
      return Optional.of(
          new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText());
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (ReaderException e) { // it looks like one and cannot be read
      return Optional.empty();
    }
  }
}

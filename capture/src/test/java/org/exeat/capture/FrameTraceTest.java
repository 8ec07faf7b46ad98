package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;

class FrameTraceTest {
  private static final int GREY = 0x808080;

  /** What reaches beyond the picture is drawn as far as it lies in it. */
  @Test
  void allThatWasLookedAtIsFramedAndWhoIsInNoVehicleIsNotShown() {
    byte[] rgb = new byte[80 * 40 * 3];
    Arrays.fill(rgb, (byte) 0x80);
    Image picture = new Image(80, 40, rgb);
    FrameTrace trace =
        new FrameTrace(
            "front",
            7,
            Instant.EPOCH,
            picture,
            new Box(-5, -5, 75, 40),
            List.of(new Box(0, 0, 70, 35)),
            List.of(
                new FrameTrace.Face(new Box(5, 5, 8, 8), .9, true, List.of()),
                new FrameTrace.Face(
                    new Box(20, 5, 8, 8), .9, true, List.of(QualityMeasure.SHARPNESS)),
                new FrameTrace.Face(new Box(50, 12, 8, 8), .9, false, List.of()),
                new FrameTrace.Face(new Box(76, 30, 8, 12), .9, false, List.of())));
    Image drawn = trace.drawn();
    assertEquals(0x4080FF, drawn.rgbAt(0, 0), "a part");
    assertEquals(0x20D020, drawn.rgbAt(5, 5));
    assertEquals(0xFFA000, drawn.rgbAt(27, 12));
    assertEquals(GREY, drawn.rgbAt(9, 9), "who is good enough is shown");
    assertEquals(GREY, drawn.rgbAt(24, 9), "and who is not");
    assertEquals(0xFF2020, drawn.rgbAt(51, 13));
    assertEquals(0, drawn.rgbAt(54, 16), "a bystander's face is not");
    assertEquals(0, drawn.rgbAt(47, 9), "nor the hair");
    assertEquals(0, drawn.rgbAt(74, 20), "nor what is beside the region");
    assertEquals(0, drawn.rgbAt(30, 38), "nor below it");
    assertEquals(GREY, picture.rgbAt(54, 16), "the camera's picture is left as it was");
  }
}

package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.exeat.domain.Box;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;

class FrameTraceTest {
  /** What reaches beyond the picture is drawn as far as it lies in it. */
  @Test
  void everythingIsFramedByWhatBecameOfIt() {
    Image picture = new Image(60, 40, new byte[60 * 40 * 3]);
    FrameTrace trace =
        new FrameTrace(
            picture,
            new Box(-5, -5, 70, 50),
            List.of(new Box(0, 0, 60, 40)),
            List.of(
                new FrameTrace.Face(new Box(5, 5, 10, 10), .9, true, List.of()),
                new FrameTrace.Face(
                    new Box(25, 5, 10, 10), .9, true, List.of(QualityMeasure.SHARPNESS)),
                new FrameTrace.Face(new Box(45, 5, 10, 10), .9, false, List.of())));
    Image drawn = trace.drawn();
    assertEquals(0x4080FF, drawn.rgbAt(0, 0) & 0xFFFFFF, "a part, over the region");
    assertEquals(0x20D020, drawn.rgbAt(5, 5) & 0xFFFFFF);
    assertEquals(0xFFA000, drawn.rgbAt(34, 14) & 0xFFFFFF);
    assertEquals(0xFF2020, drawn.rgbAt(46, 6) & 0xFFFFFF);
    assertEquals(0, drawn.rgbAt(10, 10) & 0xFFFFFF, "what is framed is left as it was");
    assertEquals(0, picture.rgbAt(5, 5) & 0xFFFFFF, "so is the camera's picture");
  }
}

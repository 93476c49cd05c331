package dev.parlance.knowledge.parsing.pdf;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Follows the drawing of a page and remembers the straight lines and rectangles. */
final class PathWatcher {

    private static final double THIN = 2.6;

    private static final double SHORTEST = 5;

    private static final int MOST = 20_000;

    /** One drawing operator, handed on to the watcher. */
    private static final class PathOperator extends OperatorProcessor {

        private final String name;

        private final PathWatcher watcher;

        PathOperator(PDFStreamEngine engine, String name, PathWatcher watcher) {
            super(engine);
            this.name = name;
            this.watcher = watcher;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            float[] numbers = new float[operands.size()];
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = operands.get(at) instanceof COSNumber number ? number.floatValue() : 0;
            }
            watcher.operator(name, numbers);
        }

        @Override
        public String getName() {
            return name;
        }
    }

    private final PDFStreamEngine engine;

    private final List<PathShape> path = new ArrayList<>();

    private final List<PathShape> drawn = new ArrayList<>();

    private final List<PathShape> coloured = new ArrayList<>();

    private @Nullable Box extent;

    private PDRectangle crop = new PDRectangle();

    private Point2D current = new Point2D.Double();

    private Point2D start = new Point2D.Double();

    PathWatcher(PDFStreamEngine engine) {
        this.engine = engine;
    }

    List<OperatorProcessor> operators() {
        List<OperatorProcessor> operators = new ArrayList<>();
        for (String name : new String[]{"m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b",
                "b*", "n"}) {
            operators.add(new PathOperator(engine, name, this));
        }
        operators.addAll(List.of(new SetNonStrokingColor(engine), new SetNonStrokingColorN(engine),
                new SetNonStrokingColorSpace(engine),
                new SetNonStrokingDeviceCMYKColor(engine), new SetNonStrokingDeviceGrayColor(engine),
                new SetNonStrokingDeviceRGBColor(engine)));
        return operators;
    }

    void begin(PDRectangle cropBox) {
        crop = cropBox;
        path.clear();
        drawn.clear();
        coloured.clear();
        extent = null;
    }

    /** The extents of all areas painted in another colour than white. */
    List<Box> areas(int direction) {
        return coloured.stream().map(shape -> shape.turned(direction, crop.getWidth(), crop.getHeight()).box())
                .toList();
    }

    boolean isWhite() {
        float[] parts = engine.getGraphicsState().getNonStrokingColor().getComponents();
        float paper = parts.length == 4 ? 0 : 1;
        for (float part : parts) {
            if (Math.abs(part - paper) > 0.02) {
                return false;
            }
        }
        return parts.length > 0;
    }

    /** The rules of the page as seen by someone who reads in the direction given in degrees. */
    List<Rule> rules(int direction) {
        List<Rule> rules = new ArrayList<>();
        drawn.forEach(shape -> rules
                .addAll(shape.turned(direction, crop.getWidth(), crop.getHeight()).rules(THIN, SHORTEST)));
        return rules;
    }

    private void operator(String name, float[] numbers) {
        switch (name) {
            case "m" -> moveTo(numbers);
            case "l" -> lineTo(numbers);
            case "c", "v", "y" -> jumpTo(numbers);
            case "h" -> line(start);
            case "re" -> rectangle(numbers);
            case "S" -> paint(true, false);
            case "B", "B*" -> paint(true, true);
            case "s", "b", "b*" -> {
                line(start);
                paint(true, name.startsWith("b"));
            }
            case "f", "F", "f*" -> paint(false, true);
            default -> forget();
        }
    }

    private void moveTo(float[] numbers) {
        if (numbers.length >= 2) {
            current = place(numbers[0], numbers[1]);
            start = current;
        }
    }

    private void lineTo(float[] numbers) {
        if (numbers.length >= 2) {
            line(place(numbers[0], numbers[1]));
        }
    }

    /** Curves are no rules, but drawing goes on where they end. */
    private void jumpTo(float[] numbers) {
        if (numbers.length >= 2) {
            current = place(numbers[numbers.length - 2], numbers[numbers.length - 1]);
        }
    }

    private void line(Point2D end) {
        add(PathShape.line(current, end));
        current = end;
    }

    private void rectangle(float[] numbers) {
        if (numbers.length >= 4) {
            add(PathShape.rectangle(place(numbers[0], numbers[1]),
                    place(numbers[0] + numbers[2], numbers[1] + numbers[3])));
        }
    }

    private void add(PathShape shape) {
        if (path.size() < MOST) {
            path.add(shape);
        }
    }

    private void paint(boolean stroked, boolean filled) {
        boolean visible = filled && !isWhite();
        if (drawn.size() < MOST && (stroked || visible)) {
            path.forEach(shape -> drawn.add(shape.painted(stroked)));
        }
        Box area = extent;
        if (visible && area != null && coloured.size() < MOST) {
            coloured.add(new PathShape(true, false, area.left(), area.top(), area.right(), area.bottom()));
        }
        forget();
    }

    private void forget() {
        path.clear();
        extent = null;
    }

    private Point2D place(float x, float y) {
        Point2D.Float seen = engine.transformedPoint(x, y);
        Point2D.Double place = new Point2D.Double(seen.x - crop.getLowerLeftX(), seen.y - crop.getLowerLeftY());
        Box point = new Box(place.x, place.y, place.x, place.y);
        extent = extent == null ? point : extent.union(point);
        return place;
    }
}

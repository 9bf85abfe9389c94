import { annotate } from "postil";
import { useEffect, useRef } from "react";

/** Gives a ref for the element that is to be read, as long as it is there. */
export function useReading(options) {
  const element = useRef(null);
  useEffect(() => {
    const reading = annotate(element.current, options);
    return () => {
      reading.then((reader) => reader.destroy());
    };
  }, []);
  return element;
}

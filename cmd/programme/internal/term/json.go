package term

import (
	"encoding/json"

	"programme/model"
)

// PrintJSON writes an answer in JSON as the whole of stdout.
func (c *Console) PrintJSON(answer any) error {
	_, err := c.Out.Write(JSON(answer))
	return err
}

// JSON returns answer as JSON, indented, with a line end.
func JSON(answer any) []byte {
	text, err := json.MarshalIndent(answer, "", "  ")
	if err != nil {
		panic("answer cannot be written as JSON: " + err.Error())
	}
	return append(model.VisibleJSON(text), '\n')
}
